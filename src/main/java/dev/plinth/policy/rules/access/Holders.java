package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Statement;
import dev.plinth.policy.rules.access.ManagedPolicies.Attached;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everybody in a document who may do something: roles, users and groups with all their policies.
 */
final class Holders {
  private static final Set<String> TYPES = Set.of("aws_iam_role", "aws_iam_user", "aws_iam_group");

  /** Where a policy, or what gives one, says to whom. */
  private static final List<String> TO =
      List.of("role", "user", "group", "roles", "users", "groups");

  private Holders() {}

  /** All of them, in the order of the document. */
  static List<Holder> in(TerraformDocument document) {
    return document.resources().stream()
        .filter(resource -> TYPES.contains(resource.type()))
        .map(resource -> holder(document, resource))
        .toList();
  }

  private static Holder holder(TerraformDocument document, Resource holder) {
    List<Resource> parts =
        Stream.concat(
                Stream.of(holder),
                document.resources().stream()
                    .filter(resource -> resource.type().startsWith("aws_iam_"))
                    .filter(resource -> isGivenTo(resource, holder)))
            .toList();
    List<Attached> attached = parts.stream().flatMap(part -> attached(document, part)).toList();
    List<Statement> statements =
        Stream.concat(parts.stream(), attached.stream().flatMap(given -> written(document, given)))
            .flatMap(part -> IdentityPolicies.of(document, part))
            .flatMap(IdentityPolicies.Written::statements)
            .toList();
    return new Holder(
        holder,
        statements.stream().filter(Statement::allows).toList(),
        statements.stream().filter(Holders::deniesAnywhere).toList(),
        attached.stream().map(Attached::arn).anyMatch(Administrators::isOne));
  }

  private static Stream<Attached> attached(TerraformDocument document, Resource part) {
    return ManagedPolicies.isOne(part) ? ManagedPolicies.of(document, part) : Stream.empty();
  }

  /** The policy of the document that is given. */
  private static Stream<Resource> written(TerraformDocument document, Attached given) {
    return document.resources("aws_iam_policy").stream()
        .filter(policy -> given.arn().contains("${" + policy.address() + "."));
  }

  private static boolean isGivenTo(Resource resource, Resource holder) {
    String name = holder.text("name").orElse("");
    return TO.stream()
        .flatMap(argument -> resource.texts(argument).stream())
        .anyMatch(
            to -> to.contains("${" + holder.address() + ".") || !name.isEmpty() && to.equals(name));
  }

  private static boolean deniesAnywhere(Statement statement) {
    return statement.effect().equals("Deny")
        && statement.conditions().isEmpty()
        && statement.resources().contains("*");
  }
}
