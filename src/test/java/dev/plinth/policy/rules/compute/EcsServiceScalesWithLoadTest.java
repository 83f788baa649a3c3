package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsServiceScalesWithLoadTest extends RuleProof {
  private static final String METRIC =
      "/target_tracking_scaling_policy_configuration"
          + "/predefined_metric_specification/predefined_metric_type";

  EcsServiceScalesWithLoadTest() {
    super(new EcsServiceScalesWithLoad());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("target removed", "troubleshooter/mvp")
            .without("aws_appautoscaling_target.service")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("policy removed", "troubleshooter/mvp")
            .without("aws_appautoscaling_policy.service_cpu")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("by requests alone", "troubleshooter/mvp")
            .with("aws_appautoscaling_policy.service_cpu", METRIC, "\"ALBRequestCountPerTarget\"")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("of another service", "troubleshooter/mvp")
            .with(
                "aws_appautoscaling_target.service",
                "/resource_id",
                "\"service/troubleshooter-cluster-mvp/other\"")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_appautoscaling_policy.service_cpu", METRIC)
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("both removed", "microservices/prod")
            .without("aws_appautoscaling_policy.cart_cpu")
            .without("aws_appautoscaling_policy.cart_memory")
            .foundAt("aws_ecs_service.cart"));
  }

  @Test
  void allows_steps_that_an_alarm_takes() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"orders": {"name": "orders"}},
                "aws_appautoscaling_target": {"orders": {"service_namespace": "ecs",
                  "resource_id": "service/shop/${aws_ecs_service.orders.name}"}},
                "aws_appautoscaling_policy": {"up": {"policy_type": "StepScaling",
                  "resource_id": "${aws_appautoscaling_target.orders.resource_id}"}},
                "aws_cloudwatch_metric_alarm": {"busy": {"metric_name": "CPUUtilization",
                  "alarm_actions": ["${aws_appautoscaling_policy.up.arn}"]}}
                """))
        .isEmpty();
  }

  @Test
  void denies_steps_that_no_alarm_takes() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"orders": {"name": "orders"}},
                "aws_appautoscaling_target": {"orders": {"service_namespace": "ecs",
                  "resource_id": "service/shop/orders"}},
                "aws_appautoscaling_policy": {"up": {"policy_type": "StepScaling",
                  "resource_id": "service/shop/orders"}}
                """))
        .containsExactly("aws_ecs_service.orders: nothing scales it by CPU or memory");
  }
}
