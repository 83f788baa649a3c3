package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretRecoverableTest extends RuleProof {
  private static final String SECRET = "aws_secretsmanager_secret.webui";
  private static final String WINDOW = "/recovery_window_in_days";

  SecretRecoverableTest() {
    super(new SecretRecoverable());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("without a window", "ollama/production")
            .with(SECRET, WINDOW, "0")
            .foundAt(SECRET),
        DocumentMutant.of("without a window as text", "ollama/production")
            .with(SECRET, WINDOW, "\"0\"")
            .foundAt(SECRET),
        DocumentMutant.of("unknown", "ollama/production").unknown(SECRET, WINDOW).foundAt(SECRET));
  }

  @Test
  void knows_what_Secrets_Manager_does_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_secretsmanager_secret": {"a": {"name": "a"}}
                """))
        .isEmpty();
  }

  @Test
  void leaves_other_environments_their_choice() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "test"}}}},
                 "resource": {"aws_secretsmanager_secret": {"a": {"recovery_window_in_days": 0}}}}
                """))
        .isEmpty();
  }
}
