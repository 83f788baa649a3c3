package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcrEncryptedWithOwnKeyTest extends RuleProof {
  EcrEncryptedWithOwnKeyTest() {
    super(new EcrEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_ecr_repository.cart", "/encryption_configuration")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("by the key of AWS", "microservices/prod")
            .without("aws_ecr_repository.cart", "/encryption_configuration/0/kms_key")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("AES", "microservices/prod")
            .with(
                "aws_ecr_repository.cart",
                "/encryption_configuration/0/encryption_type",
                "\"AES256\"")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("copies by the key of AWS", "microservices/prod")
            .without(
                "aws_ecr_repository_creation_template.registry",
                "/encryption_configuration/0/kms_key")
            .foundAt("aws_ecr_repository_creation_template.registry"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecr_repository.cart", "/encryption_configuration/0/encryption_type")
            .foundAt("aws_ecr_repository.cart"));
  }
}
