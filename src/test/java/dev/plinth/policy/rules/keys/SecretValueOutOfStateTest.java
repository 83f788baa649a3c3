package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretValueOutOfStateTest extends RuleProof {
  private static final String VERSION = "aws_secretsmanager_secret_version.webui";

  SecretValueOutOfStateTest() {
    super(new SecretValueOutOfState());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("kept", "ollama/dev")
            .without(VERSION, "/secret_string_wo")
            .with(VERSION, "/secret_string", "\"${random_password.webui.result}\"")
            .foundAt(VERSION),
        DocumentMutant.of("kept as bytes", "ollama/dev")
            .without(VERSION, "/secret_string_wo")
            .with(VERSION, "/secret_binary", "\"${local.keystore}\"")
            .foundAt(VERSION),
        DocumentMutant.of("unknown", "ollama/dev")
            .without(VERSION, "/secret_string_wo")
            .unknown(VERSION, "/secret_string")
            .foundAt(VERSION));
  }

  @Test
  void looks_at_parameters() {
    assertThat(
            judging.in(
                """
                "aws_ssm_parameter": {"a": {"type": "SecureString",
                  "value": "${random_password.a.result}"},
                  "b": {"type": "SecureString", "value_wo": "${ephemeral.random_password.a.result}"},
                  "c": {"type": "String", "value": "https://shop.example.com"}}
                """))
        .containsExactly("aws_ssm_parameter.a: value is kept in the state");
  }
}
