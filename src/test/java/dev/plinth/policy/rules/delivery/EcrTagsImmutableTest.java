package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcrTagsImmutableTest extends RuleProof {
  EcrTagsImmutableTest() {
    super(new EcrTagsImmutable());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_ecr_repository.cart", "/image_tag_mutability")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("mutable", "microservices/prod")
            .with("aws_ecr_repository.cart", "/image_tag_mutability", "\"MUTABLE\"")
            .foundAt("aws_ecr_repository.cart"),
        DocumentMutant.of("copies mutable", "microservices/prod")
            .with(
                "aws_ecr_repository_creation_template.registry",
                "/image_tag_mutability",
                "\"MUTABLE\"")
            .foundAt("aws_ecr_repository_creation_template.registry"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecr_repository.cart", "/image_tag_mutability")
            .foundAt("aws_ecr_repository.cart"));
  }
}
