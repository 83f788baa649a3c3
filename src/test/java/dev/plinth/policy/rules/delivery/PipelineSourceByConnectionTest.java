package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineSourceByConnectionTest extends RuleProof {
  PipelineSourceByConnectionTest() {
    super(new PipelineSourceByConnection());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no connection", "microservices/prod")
            .without("aws_codepipeline.cart", "/stage/0/action/0/configuration/ConnectionArn")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("by a token", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/0/action/0/provider", "\"GitHub\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("from a bucket", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/0/action/0/provider", "\"S3\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("another ARN", "microservices/prod")
            .with(
                "aws_codepipeline.cart",
                "/stage/0/action/0/configuration/ConnectionArn",
                "\"arn:aws:iam::222222222222:role/sources\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/stage/0/action/0/configuration/ConnectionArn")
            .foundAt("aws_codepipeline.cart"));
  }

  @Test
  void lets_others_fetch_from_a_bucket() {
    assertThat(
            judging.in(
                """
                "aws_codepipeline": {"orders": {"stage": [{"action": [
                  {"category": "Source", "provider": "S3", "configuration": {"S3Bucket": "a"}}]}]}}
                """))
        .isEmpty();
  }
}
