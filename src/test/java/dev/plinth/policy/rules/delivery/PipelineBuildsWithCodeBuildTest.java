package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineBuildsWithCodeBuildTest extends RuleProof {
  PipelineBuildsWithCodeBuildTest() {
    super(new PipelineBuildsWithCodeBuild());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no build", "microservices/prod")
            .without("aws_codepipeline.cart", "/stage/1")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("by Jenkins", "microservices/prod")
            .with("aws_codepipeline.cart", "/stage/1/action/0/provider", "\"Jenkins\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("no project", "microservices/prod")
            .without("aws_codepipeline.cart", "/stage/1/action/0/configuration/ProjectName")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("a project that is not there", "microservices/prod")
            .with(
                "aws_codepipeline.cart",
                "/stage/1/action/0/configuration/ProjectName",
                "\"${aws_codebuild_project.other.name}\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/stage/1/action/0/configuration/ProjectName")
            .foundAt("aws_codepipeline.cart"));
  }

  @Test
  void lets_others_build_with_something_else_or_not_at_all() {
    assertThat(
            judging.in(
                """
                "aws_codepipeline": {"site": {"stage": [{"action": [{"category": "Deploy"}]}]},
                  "orders": {"stage": [{"action": [{"category": "Build", "provider": "Jenkins"}]}]}}
                """))
        .isEmpty();
  }
}
