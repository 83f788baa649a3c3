package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class PipelineReadsWhatWasWrittenTest extends RuleProof {
  PipelineReadsWhatWasWrittenTest() {
    super(new PipelineReadsWhatWasWritten());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("nothing written", "microservices/prod")
            .without("aws_codepipeline.cart", "/stage/1/action/0/output_artifacts")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("another name", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/3/action/0/input_artifacts", "[\"image\"]")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("written at the same time", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/1/action/0/input_artifacts", "[\"build\"]")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/stage/1/action/0/output_artifacts")
            .foundAt("aws_codepipeline.cart"));
  }
}
