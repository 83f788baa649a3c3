package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Statement;
import dev.plinth.policy.rules.access.ManagedPolicies.Attached;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    Map<String, Set<Resource>> given = given(document);
    return document.resources().stream()
        .filter(resource -> TYPES.contains(resource.type()))
        .map(resource -> holder(document, resource, given))
        .toList();
  }

  private static Holder holder(
      TerraformDocument document, Resource holder, Map<String, Set<Resource>> given) {
    var parts = new LinkedHashSet<Resource>(List.of(holder));
    parts.addAll(given.getOrDefault(holder.address(), Set.of()));
    holder.text("name").ifPresent(name -> parts.addAll(given.getOrDefault(name, Set.of())));
    List<Attached> attached = parts.stream().flatMap(part -> attached(document, part)).toList();
    List<Statement> statements =
        Stream.concat(parts.stream(), attached.stream().flatMap(it -> written(document, it)))
            .flatMap(part -> IdentityPolicies.of(document, part))
            .flatMap(IdentityPolicies.Written::statements)
            .toList();
    return new Holder(
        holder,
        statements.stream().filter(Statement::allows).toList(),
        statements.stream().filter(Holders::deniesAnywhere).toList(),
        attached.stream().map(Attached::arn).anyMatch(Administrators::isOne));
  }

  /** What gives rights, by the name or the address of whom it gives them to. */
  private static Map<String, Set<Resource>> given(TerraformDocument document) {
    var given = new HashMap<String, Set<Resource>>();
    document.resources().stream()
        .filter(resource -> resource.type().startsWith("aws_iam_"))
        .forEach(
            resource ->
                TO.stream()
                    .flatMap(argument -> to(resource, argument))
                    .forEach(
                        to ->
                            given.computeIfAbsent(to, it -> new LinkedHashSet<>()).add(resource)));
    return given;
  }

  private static Stream<String> to(Resource resource, String argument) {
    return Stream.concat(
        resource.texts(argument).stream(),
        resource.references(argument).stream().map(Reference::address));
  }

  private static Stream<Attached> attached(TerraformDocument document, Resource part) {
    return ManagedPolicies.isOne(part) ? ManagedPolicies.of(document, part) : Stream.empty();
  }

  /** The policy of the document that is given. */
  private static Stream<Resource> written(TerraformDocument document, Attached given) {
    return document.resources("aws_iam_policy").stream()
        .filter(policy -> given.arn().contains("${" + policy.address() + "."));
  }

  private static boolean deniesAnywhere(Statement statement) {
    return statement.effect().equals("Deny")
        && statement.conditions().isEmpty()
        && statement.resources().contains("*");
  }
}
