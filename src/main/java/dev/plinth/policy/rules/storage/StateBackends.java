package dev.plinth.policy.rules.storage;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.stream.Stream;

/** Where a configuration keeps its state, as it is written. */
final class StateBackends {
  private StateBackends() {}

  /** Its backend of a kind, such as {@code s3}. */
  static Stream<Block> of(TerraformDocument document, String kind) {
    return document.settings().blocks("backend").stream()
        .flatMap(backend -> backend.blocks(kind).stream());
  }

  /** What findings call it. */
  static String address(String kind) {
    return "terraform.backend." + kind;
  }
}
