package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class PipelineArtifactsEncryptedTest extends RuleProof {
  PipelineArtifactsEncryptedTest() {
    super(new PipelineArtifactsEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codepipeline.cart", "/artifact_store/0/encryption_key")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("no id", "microservices/prod")
            .without("aws_codepipeline.cart", "/artifact_store/0/encryption_key/id")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/artifact_store")
            .foundAt("aws_codepipeline.cart"));
  }
}
