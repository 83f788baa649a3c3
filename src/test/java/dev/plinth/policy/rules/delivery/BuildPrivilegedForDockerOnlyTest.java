package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class BuildPrivilegedForDockerOnlyTest extends RuleProof {
  BuildPrivilegedForDockerOnlyTest() {
    super(new BuildPrivilegedForDockerOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("another buildspec", "microservices/prod")
            .with("aws_codebuild_project.cart", "/source/buildspec", "\"phases: npm test\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("a file of the service", "microservices/prod")
            .with("aws_codebuild_project.cart", "/source/buildspec", "\"buildspec.yml\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/environment/privileged_mode")
            .with("aws_codebuild_project.cart", "/source/buildspec", "\"phases: npm test\"")
            .foundAt("aws_codebuild_project.cart"));
  }
}
