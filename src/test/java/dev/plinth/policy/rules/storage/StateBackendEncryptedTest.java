package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class StateBackendEncryptedTest extends RuleProof {
  private static final String BACKEND = "terraform.backend.s3";

  StateBackendEncryptedTest() {
    super(new StateBackendEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .removed("/terraform/backend/s3/encrypt")
            .foundAt(BACKEND),
        DocumentMutant.of("weakened", "bootstrap/production")
            .with("/terraform/backend/s3/encrypt", "false")
            .foundAt(BACKEND),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with("/terraform/backend/s3/encrypt", "\"${data.external.later.result.value}\"")
            .foundAt(BACKEND));
  }
}
