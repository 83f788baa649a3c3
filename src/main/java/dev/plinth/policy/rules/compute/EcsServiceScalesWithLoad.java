package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** As many tasks as the load needs. */
public final class EcsServiceScalesWithLoad implements DocumentRule {
  private static final String ID = "resource_id";
  private static final List<String> METRICS =
      List.of(
          "ECSServiceAverageCPUUtilization",
          "ECSServiceAverageMemoryUtilization",
          "CPUUtilization",
          "MemoryUtilization");

  @Override
  public String title() {
    return "Services scale by CPU or memory";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "At the hour with most load the tasks are too few, and at night too many.";
  }

  @Override
  public String remedy() {
    return "Add an aws_appautoscaling_target for the service and a policy by"
        + " ECSServiceAverageCPUUtilization or ECSServiceAverageMemoryUtilization.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(23),
        Source.page(
            "Amazon ECS, Service auto scaling",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "desired_count": 2}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop", "desired_count": 2}},
          "aws_appautoscaling_target": {"orders": {"service_namespace": "ecs",
            "resource_id": "service/shop/orders", "min_capacity": 2, "max_capacity": 10}},
          "aws_appautoscaling_policy": {"orders": {"policy_type": "TargetTrackingScaling",
            "resource_id": "${aws_appautoscaling_target.orders.resource_id}",
            "target_tracking_scaling_policy_configuration": {"target_value": 60,
              "predefined_metric_specification": {
                "predefined_metric_type": "ECSServiceAverageCPUUtilization"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return EcsServices.replicated(document)
        .filter(
            service ->
                EcsServices.targets(document, service).noneMatch(it -> isMoved(document, it)))
        .map(service -> finding(service, "nothing scales it by CPU or memory"));
  }

  private static boolean isMoved(TerraformDocument document, Resource target) {
    return document.attachedTo(target, "aws_appautoscaling_policy", ID).stream()
        .anyMatch(policy -> tracks(policy) || isToldByAnAlarm(document, policy));
  }

  private static boolean tracks(Resource policy) {
    return policy.blocks("target_tracking_scaling_policy_configuration").stream()
        .flatMap(
            tracking ->
                Stream.concat(
                    tracking.blocks("predefined_metric_specification").stream()
                        .flatMap(metric -> metric.text("predefined_metric_type").stream()),
                    tracking.blocks("customized_metric_specification").stream()
                        .flatMap(metric -> metric.text("metric_name").stream())))
        .anyMatch(METRICS::contains);
  }

  private static boolean isToldByAnAlarm(TerraformDocument document, Resource policy) {
    return document.attachedTo(policy, "aws_cloudwatch_metric_alarm", "alarm_actions").stream()
        .flatMap(alarm -> alarm.text("metric_name").stream())
        .anyMatch(METRICS::contains);
  }
}
