package dev.plinth.platforms.troubleshooter;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;

/** What the policies of roles in a synthesized document say. */
final class RolePolicies {
  private RolePolicies() {}

  /** The statements of a role's own policy. */
  static List<Block> statements(TerraformDocument document, String policy) {
    return decoded(document, "aws_iam_role_policy." + policy, "policy");
  }

  /** The statement of a role's own policy that has this name. */
  static Block statement(TerraformDocument document, String policy, String sid) {
    return statements(document, policy).stream()
        .filter(statement -> sid(statement).equals(sid))
        .findFirst()
        .orElseThrow(() -> new AssertionError(policy + " has no statement " + sid));
  }

  /** The statements that say who may act in a role. */
  static List<Block> trust(TerraformDocument document, String role) {
    return decoded(document, "aws_iam_role." + role, "assume_role_policy");
  }

  static String sid(Block statement) {
    return statement.text("Sid").orElseThrow();
  }

  private static List<Block> decoded(TerraformDocument document, String address, String argument) {
    return document.decoded(document.resource(address), argument).orElseThrow().blocks("Statement");
  }
}
