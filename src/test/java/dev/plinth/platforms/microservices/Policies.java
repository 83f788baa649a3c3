package dev.plinth.platforms.microservices;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;

/** What the policies of a synthesized document say. */
final class Policies {
  private Policies() {}

  /** The statements of a role's own policy. */
  static List<Block> statements(TerraformDocument document, String policy) {
    return decoded(document, "aws_iam_role_policy." + policy, "policy");
  }

  /** The statements that say who may act in a role. */
  static List<Block> trust(TerraformDocument document, String role) {
    return decoded(document, "aws_iam_role." + role, "assume_role_policy");
  }

  /** The statement of a role's own policy that has this name. */
  static Optional<Block> statement(TerraformDocument document, String policy, String sid) {
    return statements(document, policy).stream()
        .filter(statement -> statement.text("Sid").orElseThrow().equals(sid))
        .findFirst();
  }

  private static List<Block> decoded(TerraformDocument document, String address, String argument) {
    return document.decoded(document.resource(address), argument).orElseThrow().blocks("Statement");
  }
}
