package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsContainerChecksHealthTest extends RuleProof {
  EcsContainerChecksHealthTest() {
    super(new EcsContainerChecksHealth());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .removed("/locals/cart_containers/0/healthCheck")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("switched off", "microservices/prod")
            .with("/locals/cart_containers/0/healthCheck/command", "[\"NONE\"]")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .with(
                "/locals/cart_containers/0/healthCheck/command",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.cart"),
        DocumentMutant.of("without a load balancer", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/load_balancer")
            .foundAt("aws_ecs_task_definition.service"));
  }

  @Test
  void leaves_it_to_the_load_balancer_elsewhere() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"orders": [{"name": "orders"}]},
                 "resource": {
                  "aws_ecs_task_definition": {"orders": {
                    "container_definitions": "${jsonencode(local.orders)}"}},
                  "aws_ecs_service": {"orders": {
                    "task_definition": "${aws_ecs_task_definition.orders.arn}",
                    "load_balancer": {"container_name": "orders"}}}}}
                """))
        .isEmpty();
  }
}
