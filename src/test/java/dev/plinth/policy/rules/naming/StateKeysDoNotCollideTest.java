package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateKeysDoNotCollideTest extends RuleProof {

  StateKeysDoNotCollideTest() {
    super(new StateKeysDoNotCollide());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("another platform's", "ollama/production")
            .beside("bootstrap/production")
            .with("/terraform/backend/s3/key", "\"bootstrap/terraform.tfstate\"")
            .foundAt("terraform.backend.s3"),
        DocumentMutant.of("a workspace that is not asked for", "ollama/dev")
            .beside("ollama/staging")
            .removed("/variable/ollama_environment/validation")
            .foundAt("terraform.backend.s3"),
        DocumentMutant.of("another platform's", "bootstrap/production")
            .beside("ollama/production")
            .with("/terraform/backend/s3/key", "\"ollama/terraform.tfstate\"")
            .foundAt("terraform.backend.s3"));
  }

  @Test
  void takes_one_key_in_two_buckets_for_two_places() {
    String document =
        "{\"terraform\": {\"backend\": {\"s3\": {\"bucket\": \"%s\", \"key\": \"k\"}}}}";

    assertThat(judging.in(Example.of("a", document.formatted("a"), "b", document.formatted("b"))))
        .isEmpty();
  }
}
