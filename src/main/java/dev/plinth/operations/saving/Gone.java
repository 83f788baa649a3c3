package dev.plinth.operations.saving;

import dev.plinth.operations.OperationFailed;

/** What the state knows and AWS does not: somebody deleted it by hand. */
final class Gone {
  private Gone() {}

  static OperationFailed from(String what) {
    return new OperationFailed(
        what + " is in the state and not in AWS", "make it again with deploy, then repeat this");
  }
}
