package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildVariablesHoldNoSecretsTest extends RuleProof {
  BuildVariablesHoldNoSecretsTest() {
    super(new BuildVariablesHoldNoSecrets());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("in plain text", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/environment/environment_variable/10/type",
                "\"PLAINTEXT\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("without a type", "microservices/prod")
            .without("aws_codebuild_project.cart", "/environment/environment_variable/10/type")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("of the account", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/environment/environment_variable/0/name",
                "\"AWS_ACCESS_KEY_ID\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("in the pipeline", "microservices/prod")
            .with(
                "aws_codepipeline.cart",
                "/stage/1/action/0/configuration/EnvironmentVariables",
                "\"[{\\\"name\\\": \\\"NPM_TOKEN\\\", \\\"value\\\": \\\"x\\\"}]\"")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/environment/environment_variable/10/type")
            .foundAt("aws_codebuild_project.cart"));
  }

  @Test
  void denies_the_value_of_a_secret_whatever_the_variable_is_called() {
    assertThat(
            judging.in(
                """
                "aws_codebuild_project": {"orders": {"environment": [{"environment_variable": [
                  {"name": "LOGIN", "value": "${random_password.orders.result}"},
                  {"name": "REGION", "value": "eu-west-1"}]}]}}
                """))
        .containsExactly("aws_codebuild_project.orders: LOGIN is in plain text");
  }
}
