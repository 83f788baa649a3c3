package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class BuildTimeLimitedTest extends RuleProof {
  BuildTimeLimitedTest() {
    super(new BuildTimeLimited());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codebuild_project.cart", "/build_timeout")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("a day and a half", "microservices/prod")
            .with("aws_codebuild_project.cart", "/build_timeout", "2160")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/build_timeout")
            .foundAt("aws_codebuild_project.cart"));
  }
}
