package dev.plinth.policy.rules.access;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.stream.Stream;

/** Roles that people take. */
final class People {
  private People() {}

  /** Them, in the order of the document. */
  static Stream<Resource> roles(TerraformDocument document) {
    return RoleTrusts.in(document)
        .filter(trust -> !trust.principals("AWS").isEmpty())
        .map(RoleTrusts.Trust::role)
        .distinct();
  }

  /**
   * Whether a principal may be a user: one by name, or somebody in an account. What comes with
   * another role shows no second factor.
   */
  static boolean mayBeMeant(String principal) {
    return !principal.contains(":role/")
        && !principal.contains(":assumed-role/")
        && !principal.contains("${aws_iam_role.")
        && !principal.contains("${data.aws_iam_role.");
  }
}
