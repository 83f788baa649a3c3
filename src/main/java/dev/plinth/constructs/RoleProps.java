package dev.plinth.constructs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * @param names gives the role and its policies their full names, 64 characters at most
 * @param part what of the names is the role's, such as {@code ec2-role}
 * @param description what it is for
 * @param service the AWS service that acts in the role, such as {@code ec2.amazonaws.com}
 * @param sourceAccount the account for whose resources the service must act, so that no other
 *     account can make the service use the role (the confused deputy)
 * @param policies the role's own policies: the address of each, which names it too, and what it
 *     allows
 * @param managedPolicies ARNs of AWS managed policies by address
 */
public record RoleProps(
    UnaryOperator<String> names,
    String part,
    String description,
    String service,
    Optional<String> sourceAccount,
    Map<String, List<Statement>> policies,
    Map<String, String> managedPolicies) {
  /** A role without any rights yet. */
  public static RoleProps of(
      UnaryOperator<String> names, String part, String description, String service) {
    return new RoleProps(names, part, description, service, Optional.empty(), Map.of(), Map.of());
  }

  /** For services that say for whom they act; with others the role could never be assumed. */
  public RoleProps withSourceAccount(String accountId) {
    return new RoleProps(
        names, part, description, service, Optional.of(accountId), policies, managedPolicies);
  }

  public RoleProps withPolicy(String id, List<Statement> statements) {
    var all = new LinkedHashMap<>(policies);
    all.put(id, statements);
    return new RoleProps(names, part, description, service, sourceAccount, all, managedPolicies);
  }

  public RoleProps withManagedPolicy(String id, String arn) {
    var all = new LinkedHashMap<>(managedPolicies);
    all.put(id, arn);
    return new RoleProps(names, part, description, service, sourceAccount, policies, all);
  }
}
