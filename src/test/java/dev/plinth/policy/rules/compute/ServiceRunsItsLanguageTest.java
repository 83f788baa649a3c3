package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class ServiceRunsItsLanguageTest extends RuleProof {
  ServiceRunsItsLanguageTest() {
    super(new ServiceRunsItsLanguage());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("another image", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/environment/environment_variable/7/value",
                "\"golang:1.25\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("the image of the other language", "microservices/prod")
            .with(
                "aws_codebuild_project.cart",
                "/environment/environment_variable/7/value",
                "\"python:3.13\"")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("no settings", "microservices/prod")
            .removed("/locals/cart_containers/0/environment/3")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("the health check of the other language", "microservices/prod")
            .with(
                "/locals/recommendations_containers/0/healthCheck/command",
                "[\"CMD\", \"node\", \"health.js\"]")
            .foundAt("aws_ecs_task_definition.recommendations"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/environment/environment_variable/7/value")
            .foundAt("aws_codebuild_project.cart"));
  }
}
