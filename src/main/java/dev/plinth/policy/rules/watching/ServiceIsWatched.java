package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody hears when a service runs hot, runs full, or runs short.
 *
 * <p>About the platform of microservices: each service has alarms on its processors, its memory and
 * its running tasks.
 */
public final class ServiceIsWatched implements DocumentRule {
  private static final List<List<String>> WATCHED =
      List.of(
          List.of("AWS/ECS", "CPUUtilization"),
          List.of("AWS/ECS", "MemoryUtilization"),
          List.of("ECS/ContainerInsights", "RunningTaskCount"));

  @Override
  public String title() {
    return "Each microservice has alarms on CPU, memory and running tasks";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A service fails, and its users are the first to tell.";
  }

  @Override
  public String remedy() {
    return "Add alarms with the dimension ServiceName on CPUUtilization and"
        + " MemoryUtilization of AWS/ECS, and RunningTaskCount of ECS/ContainerInsights.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(30));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_metric_alarm": {
            "cpu": {"metric_name": "CPUUtilization", "namespace": "AWS/ECS",
              "dimensions": {"ClusterName": "shop", "ServiceName": "cart-prod"}}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_metric_alarm": {
            "cpu": {"metric_name": "CPUUtilization", "namespace": "AWS/ECS",
              "dimensions": {"ClusterName": "shop", "ServiceName": "cart-prod"}},
            "memory": {"metric_name": "MemoryUtilization", "namespace": "AWS/ECS",
              "dimensions": {"ClusterName": "shop", "ServiceName": "cart-prod"}},
            "tasks": {"metric_name": "RunningTaskCount", "namespace": "ECS/ContainerInsights",
              "dimensions": {"ClusterName": "shop", "ServiceName": "cart-prod"}}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!PlatformOf.is(document, "microservices")) {
      return Stream.empty();
    }
    List<AlarmMetric> metrics =
        document.resources("aws_cloudwatch_metric_alarm").stream()
            .flatMap(AlarmMetric::of)
            .toList();
    return document.resources("aws_ecs_service").stream()
        .flatMap(service -> findings(service, metrics));
  }

  private Stream<Finding> findings(Resource service, List<AlarmMetric> metrics) {
    return WATCHED.stream()
        .filter(
            watched ->
                metrics.stream()
                    .filter(metric -> metric.is(watched.get(0), watched.get(1)))
                    .noneMatch(metric -> isOf(service, metric)))
        .map(watched -> finding(service, "no alarm looks at its " + watched.get(1)))
        .limit(1);
  }

  private static boolean isOf(Resource service, AlarmMetric metric) {
    String dimension = metric.dimensions().getOrDefault("ServiceName", "");
    return service.text("name").filter(dimension::equals).isPresent()
        || dimension.equals("${" + service.address() + ".name}");
  }
}
