package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StateLockTest {
  private static final String MESSAGE =
      """
      Error: Error acquiring the state lock

      Error message: operation error DynamoDB: PutItem, https response error
      StatusCode: 400, RequestID: x, ConditionalCheckFailedException: The conditional request failed
      Lock Info:
        ID:        7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b
        Path:      plinth-state/env:/production/ollama/terraform.tfstate
        Operation: OperationTypeApply
        Who:       ada@workstation
        Version:   1.11.4
        Created:   2026-11-21 04:46:35.123 +0000 UTC
        Info:

      Terraform acquires a state lock to protect the state from being written
      """;

  @Test
  void reads_who_holds_the_lock() {
    assertThat(StateLock.in(MESSAGE))
        .contains(
            new StateLock(
                "7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b",
                "ada@workstation",
                "OperationTypeApply",
                "2026-11-21 04:46:35.123 +0000 UTC"));
  }

  @Test
  void says_who_since_when_and_how_to_go_on() {
    Obstacle obstacle = StateLock.in(MESSAGE).orElseThrow().obstacle();

    assertThat(obstacle.what())
        .isEqualTo(
            "the state is locked by ada@workstation since 2026-11-21 04:46:35.123 +0000 UTC"
                + " (OperationTypeApply, lock 7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b)");
    assertThat(obstacle.remedy()).contains("--unlock 7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b");
  }

  @Test
  void finds_no_lock_in_another_error() {
    assertThat(StateLock.in("Error: No valid credential sources found")).isEmpty();
  }
}
