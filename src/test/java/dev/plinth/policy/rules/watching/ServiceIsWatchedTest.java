package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServiceIsWatchedTest extends RuleProof {
  ServiceIsWatchedTest() {
    super(new ServiceIsWatched());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .without("aws_cloudwatch_metric_alarm.cart_high_cpu")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("weakened: another metric", "microservices/develop")
            .with("aws_cloudwatch_metric_alarm.orders_few_tasks", "/metric_name", "\"TaskCount\"")
            .foundAt("aws_ecs_service.orders"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_cloudwatch_metric_alarm.cart_high_memory", "/dimensions/ServiceName")
            .foundAt("aws_ecs_service.cart"));
  }

  @Test
  void says_nothing_of_other_platforms() {
    assertThat(judging.in("\"aws_ecs_service\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
