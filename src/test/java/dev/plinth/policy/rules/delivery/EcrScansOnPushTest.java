package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcrScansOnPushTest extends RuleProof {
  EcrScansOnPushTest() {
    super(new EcrScansOnPush());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_ecr_repository.cart", "/image_scanning_configuration")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("off", "microservices/prod")
            .with("aws_ecr_repository.cart", "/image_scanning_configuration/scan_on_push", "false")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecr_repository.cart", "/image_scanning_configuration/scan_on_push")
            .foundAt("aws_ecr_repository.cart"));
  }
}
