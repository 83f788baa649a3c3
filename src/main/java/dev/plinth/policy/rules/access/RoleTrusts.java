package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who may act in roles. */
final class RoleTrusts {
  private static final String POLICY = "assume_role_policy";

  private RoleTrusts() {}

  /** A statement that lets somebody act in a role. */
  record Trust(Resource role, Statement statement) {
    /** Identifiers of a type of principals, such as {@code Service}. */
    List<String> principals(String type) {
      return statement.principals().getOrDefault(type, List.of());
    }
  }

  /** All of them, role by role. */
  static Stream<Trust> in(TerraformDocument document) {
    return document.resources("aws_iam_role").stream().flatMap(role -> of(document, role));
  }

  /** Those of a role. */
  static Stream<Trust> of(TerraformDocument document, Resource role) {
    return PolicyDocument.of(document, role, POLICY).stream()
        .flatMap(policy -> policy.statements().stream())
        .filter(Statement::allows)
        .map(statement -> new Trust(role, statement));
  }

  /** The roles whose policy cannot be read before apply. */
  static Stream<Resource> unread(TerraformDocument document) {
    return document.resources("aws_iam_role").stream()
        .filter(role -> PolicyDocument.of(document, role, POLICY).isEmpty());
  }
}
