package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineTriggersWorkTest extends RuleProof {
  PipelineTriggersWorkTest() {
    super(new PipelineTriggersWork());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no type", "microservices/prod")
            .without("aws_codepipeline.cart", "/pipeline_type")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("the old type", "microservices/prod")
            .with("aws_codepipeline.cart", "/pipeline_type", "\"V1\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("another action", "microservices/prod")
            .with(
                "aws_codepipeline.cart",
                "/trigger/0/git_configuration/source_action_name",
                "\"Sources\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/pipeline_type")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("in a queue", "microservices/develop")
            .with("aws_codepipeline.cart", "/execution_mode", "\"QUEUED\"")
            .without("aws_codepipeline.cart", "/pipeline_type")
            .foundAt("aws_codepipeline.cart"));
  }

  @Test
  void leaves_plain_pipelines_alone() {
    assertThat(
            judging.in(
                """
                "aws_codepipeline": {"orders": {"execution_mode": "SUPERSEDED", "trigger": []}}
                """))
        .isEmpty();
  }
}
