package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.compute.ServiceHasAllParts;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceHasItsLogGroupTest extends RuleProof {
  ServiceHasItsLogGroupTest() {
    super(new ServiceHasItsLogGroup());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .removed("/locals/cart_containers/0/logConfiguration/options/awslogs-group")
            .foundAt("aws_ecs_task_definition.cart")
            .also(ServiceHasAllParts.class),
        DocumentMutant.of("weakened: that of another service", "microservices/develop")
            .with(
                "/locals/cart_containers/0/logConfiguration/options/awslogs-group",
                "\"${aws_cloudwatch_log_group.orders_service.name}\"")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("weakened: another name", "microservices/develop")
            .with("aws_cloudwatch_log_group.cart_service", "/name", "\"/shop/cart\"")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("unknown", "microservices/develop")
            .with(
                "/locals/cart_containers/0/logConfiguration/options/awslogs-group",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.cart")
            .also(ServiceHasAllParts.class));
  }

  @Test
  void asks_other_platforms_for_different_groups_alone() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_ecs_task_definition": {
                    "a": {"container_definitions": "${jsonencode(local.shared)}"},
                    "b": {"container_definitions": "${jsonencode(local.shared)}"},
                    "c": {"container_definitions": "${jsonencode(local.own)}"}}},
                  "locals": {
                    "shared": [{"logConfiguration": {"options": {"awslogs-group": "shop"}}}],
                    "own": [{"logConfiguration": {"options": {"log_group_name": "c"}}}]}}
                """))
        .containsExactly(
            "aws_ecs_task_definition.a: another task definition writes to shop, too",
            "aws_ecs_task_definition.b: another task definition writes to shop, too");
  }
}
