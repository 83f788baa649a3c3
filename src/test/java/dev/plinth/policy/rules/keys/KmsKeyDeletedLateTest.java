package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyDeletedLateTest extends RuleProof {
  private static final String KEY = "aws_kms_key.data";
  private static final String WINDOW = "/deletion_window_in_days";

  KmsKeyDeletedLateTest() {
    super(new KmsKeyDeletedLate());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("shortened", "ollama/dev").with(KEY, WINDOW, "7").foundAt(KEY),
        DocumentMutant.of("shortened as text", "ollama/dev")
            .with(KEY, WINDOW, "\"13\"")
            .foundAt(KEY),
        DocumentMutant.of("unknown", "ollama/dev").unknown(KEY, WINDOW).foundAt(KEY));
  }

  @Test
  void knows_what_KMS_does_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_kms_key": {"a": {}, "b": {"deletion_window_in_days": null}}
                """))
        .isEmpty();
  }
}
