package dev.plinth.constructs.access;

import dev.plinth.constructs.Home;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * @param names gives the role and its policies their full names; a role's is shortened to 64
 *     characters
 * @param part what of the names is the role's, such as {@code ec2-role}
 * @param description what it is for
 * @param trust who may act in the role, and when
 * @param longestSession seconds that a person may act in the role at a time; empty: AWS's own hour
 * @param policies the role's own policies: the address of each, which names it too, and what it
 *     allows
 * @param managedPolicies ARNs of AWS managed policies by address
 */
public record RoleProps(
    UnaryOperator<String> names,
    String part,
    String description,
    Statement trust,
    Optional<Integer> longestSession,
    Map<String, List<Statement>> policies,
    Map<String, String> managedPolicies) {
  /**
   * A role without any rights yet.
   *
   * @param service the AWS service that acts in the role, such as {@code ec2.amazonaws.com}
   */
  public static RoleProps of(
      UnaryOperator<String> names, String part, String description, String service) {
    return trusting(names, part, description, Principal.service(service));
  }

  /**
   * A role without any rights yet, for tasks of ECS. ECS says for which account's tasks it acts; of
   * which service it does not say.
   *
   * @param home where the tasks run
   */
  public static RoleProps ofTasks(
      UnaryOperator<String> names, String part, String description, Home home) {
    return of(names, part, description, "ecs-tasks.amazonaws.com")
        .withSourceAccount(home.accountId())
        .withSourceArn(home.arn("ecs", "*"));
  }

  /**
   * A role without any rights yet, for people and the programs that they run.
   *
   * @param principalArns the roles, users and accounts that may act in it
   */
  public static RoleProps forPeople(
      UnaryOperator<String> names, String part, String description, List<String> principalArns) {
    return trusting(names, part, description, new Principal("AWS", List.copyOf(principalArns)));
  }

  private static RoleProps trusting(
      UnaryOperator<String> names, String part, String description, Principal principal) {
    return new RoleProps(
        names,
        part,
        description,
        Statement.allow("Assume", List.of("sts:AssumeRole"), List.of()).to(principal),
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /**
   * Only on behalf of this account's resources, so that no other account can make the service use
   * the role (the confused deputy). For services that say for whom they act; with others the role
   * could never be assumed.
   */
  public RoleProps withSourceAccount(String accountId) {
    return withTrust("StringEquals", "aws:SourceAccount", accountId);
  }

  /** Only on behalf of the resources that the pattern fits: narrower than the account alone. */
  public RoleProps withSourceArn(String arnPattern) {
    return withTrust("ArnLike", "aws:SourceArn", arnPattern);
  }

  /** Only under a condition more. */
  public RoleProps withTrust(String operator, String key, String... values) {
    return new RoleProps(
        names,
        part,
        description,
        trust.when(operator, key, values),
        longestSession,
        policies,
        managedPolicies);
  }

  public RoleProps withLongestSession(int seconds) {
    return new RoleProps(
        names, part, description, trust, Optional.of(seconds), policies, managedPolicies);
  }

  public RoleProps withPolicy(String id, List<Statement> statements) {
    var all = new LinkedHashMap<>(policies);
    all.put(id, statements);
    return new RoleProps(names, part, description, trust, longestSession, all, managedPolicies);
  }

  public RoleProps withManagedPolicy(String id, String arn) {
    var all = new LinkedHashMap<>(managedPolicies);
    all.put(id, arn);
    return new RoleProps(names, part, description, trust, longestSession, policies, all);
  }
}
