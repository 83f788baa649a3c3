package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What policies grant to roles, users and groups, wherever a document writes them. */
final class IdentityPolicies {
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "aws_iam_policy", "policy",
          "aws_iam_role_policy", "policy",
          "aws_iam_user_policy", "policy",
          "aws_iam_group_policy", "policy",
          "aws_ssoadmin_permission_set_inline_policy", "inline_policy");

  private IdentityPolicies() {}

  /**
   * A policy that is written in a resource.
   *
   * @param policy empty where it cannot be read before apply
   */
  record Written(Resource resource, Optional<PolicyDocument> policy) {
    Stream<Statement> statements() {
      return policy.stream().flatMap(it -> it.statements().stream());
    }
  }

  /** Something that is allowed, and by which resource. */
  record Granted(Resource resource, Statement statement) {}

  /** All of them, in the order of the document. */
  static Stream<Written> in(TerraformDocument document) {
    return document.resources().stream().flatMap(resource -> of(document, resource));
  }

  /** The policies in one resource: a role has them inline, too. */
  static Stream<Written> of(TerraformDocument document, Resource resource) {
    if (ARGUMENTS.containsKey(resource.type())) {
      String argument = ARGUMENTS.get(resource.type());
      return Stream.of(new Written(resource, PolicyDocument.of(document, resource, argument)));
    }
    return resource.type().equals("aws_iam_role")
        ? resource.blocks("inline_policy").stream()
            .map(inline -> new Written(resource, PolicyDocument.of(document, inline, "policy")))
        : Stream.empty();
  }

  /** What they allow, statement by statement. */
  static Stream<Granted> granted(TerraformDocument document) {
    return in(document)
        .flatMap(
            written ->
                written
                    .statements()
                    .filter(Statement::allows)
                    .map(statement -> new Granted(written.resource(), statement)));
  }
}
