package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.edge.InternalServiceWithoutLoadBalancer;
import dev.plinth.policy.rules.watching.AlarmWatchesWhatIsThere;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsServiceUniqueTest extends RuleProof {
  EcsServiceUniqueTest() {
    super(new EcsServiceUnique());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("the name of another", "microservices/prod")
            .with("aws_ecs_service.cart", "/name", "\"orders-prod\"")
            .foundAt("aws_ecs_service.cart", "aws_ecs_service.orders")
            .also(AlarmWatchesWhatIsThere.class),
        DocumentMutant.of("a service removed", "microservices/prod")
            .without("aws_ecs_service.cart")
            .foundAt("aws_ecs_task_definition.cart")
            .also(AlarmWatchesWhatIsThere.class, InternalServiceWithoutLoadBalancer.class),
        DocumentMutant.of("runs what another runs", "microservices/prod")
            .with(
                "aws_ecs_service.cart",
                "/task_definition",
                "\"${aws_ecs_task_definition.orders.arn}\"")
            .foundAt("aws_ecs_task_definition.cart", "aws_ecs_task_definition.orders"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecs_service.cart", "/task_definition")
            .foundAt("aws_ecs_task_definition.cart"));
  }

  @Test
  void allows_the_same_name_in_another_cluster() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {
                  "orders": {"name": "orders", "cluster": "${aws_ecs_cluster.test.arn}"},
                  "orders_qa": {"name": "orders", "cluster": "${aws_ecs_cluster.qa.arn}"}}
                """))
        .isEmpty();
  }

  @Test
  void allows_tasks_that_somebody_starts_by_hand_on_other_platforms() {
    assertThat(judging.in("\"aws_ecs_task_definition\": {\"report\": {}}")).isEmpty();
  }
}
