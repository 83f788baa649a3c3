package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class SecretEncryptedWithOwnKeyTest extends RuleProof {
  private static final String SECRET = "aws_secretsmanager_secret.webui";

  SecretEncryptedWithOwnKeyTest() {
    super(new SecretEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev").without(SECRET, "/kms_key_id").foundAt(SECRET),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(SECRET, "/kms_key_id", "\"alias/aws/secretsmanager\"")
            .foundAt(SECRET),
        DocumentMutant.of("unknown", "ollama/dev").unknown(SECRET, "/kms_key_id").foundAt(SECRET),
        DocumentMutant.of("of a replica", "microservices/prod")
            .without("aws_secretsmanager_secret.cart", "/replica/0/kms_key_id")
            .foundAt("aws_secretsmanager_secret.cart"));
  }
}
