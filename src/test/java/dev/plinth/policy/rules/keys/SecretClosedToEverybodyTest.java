package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class SecretClosedToEverybodyTest extends RuleProof {
  private static final String POLICY = "aws_secretsmanager_secret_policy.cart";

  SecretClosedToEverybodyTest() {
    super(new SecretClosedToEverybody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened to everybody", "microservices/develop")
            .with("/locals/cart_secret/Statement/0/Principal", "\"*\"")
            .foundAt(POLICY),
        DocumentMutant.of("turned round", "microservices/develop")
            .with("/locals/cart_secret/Statement/1/Effect", "\"Allow\"")
            .removed("/locals/cart_secret/Statement/1/Condition")
            .foundAt(POLICY),
        DocumentMutant.of("narrowed by what is no limit", "microservices/develop")
            .with("/locals/cart_secret/Statement/0/Principal", "{\"AWS\": \"*\"}")
            .with(
                "/locals/cart_secret/Statement/0/Condition",
                "{\"StringLike\": {\"aws:PrincipalArn\": \"*\"}}")
            .foundAt(POLICY));
  }
}
