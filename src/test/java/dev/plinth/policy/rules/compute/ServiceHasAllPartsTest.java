package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.access.RoleIsUsed;
import dev.plinth.policy.rules.delivery.PipelineBuildsWithCodeBuild;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceHasAllPartsTest extends RuleProof {
  ServiceHasAllPartsTest() {
    super(new ServiceHasAllParts());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no repository", "microservices/prod")
            .without("aws_ecr_repository.cart")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("no task role", "microservices/prod")
            .without("aws_ecs_task_definition.cart", "/task_role_arn")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("no execution role", "microservices/prod")
            .without("aws_iam_role.cart_execution")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("no build project", "microservices/prod")
            .without("aws_codebuild_project.cart")
            .foundAt("aws_ecs_service.cart")
            .also(RoleIsUsed.class, PipelineBuildsWithCodeBuild.class),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecs_service.cart", "/task_definition")
            .foundAt("aws_ecs_service.cart"));
  }

  @Test
  void names_all_parts_that_are_missing() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
                 "resource": {
                  "aws_ecs_task_definition": {"orders": {"container_definitions": "[]"}},
                  "aws_ecs_service": {
                    "orders": {"task_definition": "${aws_ecs_task_definition.orders.arn}"},
                    "cart": {"task_definition": "cart:7"}}}}
                """))
        .containsExactly(
            "aws_ecs_service.orders: it has no ECR repository, task role,"
                + " execution role, build project",
            "aws_ecs_service.cart: it has no task definition");
  }

  @Test
  void asks_no_build_project_of_other_platforms() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"orders": {
                  "task_definition": "${aws_ecs_task_definition.orders.arn}"}}
                """))
        .isEmpty();
  }
}
