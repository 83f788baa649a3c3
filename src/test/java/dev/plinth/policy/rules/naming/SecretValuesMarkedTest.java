package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretValuesMarkedTest extends RuleProof {

  SecretValuesMarkedTest() {
    super(new SecretValuesMarked());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a private key", "ollama/production")
            .with(
                "/output/ollama_ssh",
                "{\"value\": \"${tls_private_key.ssh.private_key_openssh}\", \"description\": \"Key\"}")
            .foundAt("output.ollama_ssh"),
        DocumentMutant.of("by its name", "troubleshooter/mvp")
            .with(
                "/output/origin_secret",
                "{\"value\": \"${aws_secretsmanager_secret.a.arn}\", \"description\": \"Header\"}")
            .foundAt("output.origin_secret"),
        DocumentMutant.of("a variable", "bootstrap/production")
            .with("/variable/api_token", "{\"type\": \"string\", \"description\": \"Of the API\"}")
            .foundAt("variable.api_token"),
        DocumentMutant.of("weakened", "microservices/prod")
            .with(
                "/variable/api_key",
                "{\"type\": \"string\", \"description\": \"Of the API\", \"sensitive\": false}")
            .foundAt("variable.api_key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "secret_arn",
        "token_lifetime_seconds",
        "password_length",
        "access_key_id",
        "keys"
      })
  void does_not_take_what_speaks_of_secrets_for_one(String name) {
    assertThat(judging.inDocument("{\"output\": {\"%s\": {\"value\": \"a\"}}}".formatted(name)))
        .isEmpty();
  }
}
