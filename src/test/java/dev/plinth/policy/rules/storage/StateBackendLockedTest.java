package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateBackendLockedTest extends RuleProof {
  private static final String BACKEND = "terraform.backend.s3";

  StateBackendLockedTest() {
    super(new StateBackendLocked());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .removed("/terraform/backend/s3/use_lockfile")
            .removed("/terraform/backend/s3/dynamodb_table")
            .foundAt(BACKEND),
        DocumentMutant.of("weakened", "bootstrap/production")
            .with("/terraform/backend/s3/use_lockfile", "false")
            .with("/terraform/backend/s3/dynamodb_table", "\"\"")
            .foundAt(BACKEND),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with("/terraform/backend/s3/use_lockfile", "\"${data.external.later.result.value}\"")
            .removed("/terraform/backend/s3/dynamodb_table")
            .foundAt(BACKEND));
  }

  @Test
  void takes_a_table_alone() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"bucket": "a", "key": "b", "dynamodb_table": "locks"}}}}
                """))
        .isEmpty();
  }
}
