package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.access.RoleIsUsed;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelinePerServiceTest extends RuleProof {
  PipelinePerServiceTest() {
    super(new PipelinePerService());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codepipeline.cart")
            .foundAt("aws_codebuild_project.cart")
            .also(RoleIsUsed.class),
        DocumentMutant.of("the project of another", "microservices/prod")
            .with(
                "aws_codepipeline.cart",
                "/stage/1/action/0/configuration/ProjectName",
                "\"${aws_codebuild_project.orders.name}\"")
            .foundAt("aws_codebuild_project.cart", "aws_codebuild_project.orders"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codepipeline.cart", "/stage/1/action/0/configuration/ProjectName")
            .foundAt("aws_codebuild_project.cart"));
  }

  @Test
  void lets_others_build_by_hand() {
    assertThat(judging.in("\"aws_codebuild_project\": {\"orders\": {}}")).isEmpty();
  }
}
