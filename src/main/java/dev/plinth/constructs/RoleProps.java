package dev.plinth.constructs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param name the role's name, 64 characters at most
 * @param description what it is for
 * @param service the AWS service that acts in the role, such as {@code ec2.amazonaws.com}
 * @param sourceAccount the account for whose resources the service must act, so that no other
 *     account can make the service use the role (the confused deputy)
 * @param policies the role's own policies: address and name of each, and what it allows
 * @param managedPolicies ARNs of AWS managed policies by address
 */
public record RoleProps(
    String name,
    String description,
    String service,
    Optional<String> sourceAccount,
    Map<String, List<Statement>> policies,
    Map<String, String> managedPolicies) {
  /** A role without any rights yet. */
  public static RoleProps of(String name, String description, String service) {
    return new RoleProps(name, description, service, Optional.empty(), Map.of(), Map.of());
  }

  /** For services that say for whom they act; with others the role could never be assumed. */
  public RoleProps withSourceAccount(String accountId) {
    return new RoleProps(
        name, description, service, Optional.of(accountId), policies, managedPolicies);
  }

  public RoleProps withPolicy(String id, List<Statement> statements) {
    var all = new LinkedHashMap<>(policies);
    all.put(id, statements);
    return new RoleProps(name, description, service, sourceAccount, all, managedPolicies);
  }

  public RoleProps withManagedPolicy(String id, String arn) {
    var all = new LinkedHashMap<>(managedPolicies);
    all.put(id, arn);
    return new RoleProps(name, description, service, sourceAccount, policies, all);
  }
}
