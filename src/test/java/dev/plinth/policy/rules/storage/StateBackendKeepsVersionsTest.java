package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateBackendKeepsVersionsTest extends RuleProof {

  StateBackendKeepsVersionsTest() {
    super(new StateBackendKeepsVersions());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("on a disk", "ollama/dev")
            .with("/terraform/backend", "{\"local\": {}}")
            .foundAt("terraform.backend.local"),
        DocumentMutant.of("in a database", "bootstrap/production")
            .with("/terraform/backend", "{\"pg\": {}}")
            .foundAt("terraform.backend.pg"),
        DocumentMutant.of("without a bucket", "ollama/dev")
            .removed("/terraform/backend/s3/bucket")
            .foundAt("terraform.backend.s3"),
        DocumentMutant.of("unknown", "ollama/dev")
            .with("/terraform/backend/s3/bucket", "\"${data.external.later.result.value}\"")
            .foundAt("terraform.backend.s3"));
  }

  @Test
  void says_nothing_where_the_backend_is_in_another_file() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"required_version": ">= 1.11"}}
                """))
        .isEmpty();
  }
}
