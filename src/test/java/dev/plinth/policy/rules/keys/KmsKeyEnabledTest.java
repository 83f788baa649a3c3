package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyEnabledTest extends RuleProof {
  private static final String KEY = "aws_kms_key.data";

  KmsKeyEnabledTest() {
    super(new KmsKeyEnabled());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched off", "ollama/dev")
            .with(KEY, "/is_enabled", "false")
            .foundAt(KEY),
        DocumentMutant.of("switched off as text", "ollama/dev")
            .with(KEY, "/is_enabled", "\"false\"")
            .foundAt(KEY),
        DocumentMutant.of("unknown", "ollama/dev").unknown(KEY, "/is_enabled").foundAt(KEY));
  }

  @Test
  void knows_the_word_of_other_keys() {
    assertThat(
            judging.in(
                """
                "aws_kms_replica_key": {"a": {"enabled": false}}
                """))
        .containsExactly("aws_kms_replica_key.a: enabled is not true");
  }
}
