package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuildSourceHoldsNoCredentialsTest extends RuleProof {
  BuildSourceHoldsNoCredentialsTest() {
    super(new BuildSourceHoldsNoCredentials());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a password", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/source/location",
                "\"https://builder:example@bitbucket.org/example/cart.git\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("a token", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/source/location",
                "\"https://x-token-auth@bitbucket.org/example/cart.git\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("in a second source", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/secondary_sources",
                "[{\"location\": \"https://builder:example@bitbucket.org/example/a.git\"}]")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/source/location",
                "\"https://${data.external.later.result.value}bitbucket.org/a\"")
            .foundAt("aws_codebuild_project.cart"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://github.com/example/orders.git",
        "${aws_codecommit_repository.orders.clone_url_http}",
        "https://git.example.com/orders/@scope/app"
      })
  void allows_an_address_alone(String location) {
    assertThat(
            judging.in(
                "\"aws_codebuild_project\": {\"a\": {\"source\": {\"location\": \"%s\"}}}"
                    .formatted(location)))
        .isEmpty();
  }
}
