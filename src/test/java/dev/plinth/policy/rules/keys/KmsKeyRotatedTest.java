package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyRotatedTest extends RuleProof {
  private static final String KEY = "aws_kms_key.data";

  KmsKeyRotatedTest() {
    super(new KmsKeyRotated());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .without(KEY, "/enable_key_rotation")
            .foundAt(KEY),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(KEY, "/enable_key_rotation", "false")
            .foundAt(KEY),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(KEY, "/enable_key_rotation")
            .foundAt(KEY));
  }

  @Test
  void leaves_keys_alone_that_cannot_rotate() {
    assertThat(
            judging.in(
                """
                "aws_kms_key": {
                  "signing": {"key_usage": "SIGN_VERIFY", "customer_master_key_spec": "RSA_2048"},
                  "outside": {"custom_key_store_id": "cks-1234567890abcdef0"}}
                """))
        .isEmpty();
  }
}
