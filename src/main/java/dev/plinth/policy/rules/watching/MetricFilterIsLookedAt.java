package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who counts lines wants to know how many there are. */
public final class MetricFilterIsLookedAt implements DocumentRule {
  @Override
  public String title() {
    return "Metrics from log lines are looked at by an alarm or a dashboard";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The lines are counted and paid for, and nobody sees the number.";
  }

  @Override
  public String remedy() {
    return "Add an alarm or a graph on the metric, or remove the filter.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch Logs, creating metrics from log events using filters",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/MonitoringLogData.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_metric_filter": {"root_use": {"name": "root-use", "log_group_name": "audit",
              "pattern": "{ $.userIdentity.type = \\"Root\\" }",
              "metric_transformation": {"name": "RootUse", "namespace": "Shop/audit", "value": "1"}}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_metric_filter": {"root_use": {"name": "root-use", "log_group_name": "audit",
              "pattern": "{ $.userIdentity.type = \\"Root\\" }",
              "metric_transformation": {"name": "RootUse", "namespace": "Shop/audit", "value": "1"}}},
            "aws_cloudwatch_metric_alarm": {"root_use": {"alarm_name": "root-use", "namespace": "Shop/audit",
              "metric_name": "RootUse"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> filters = document.resources("aws_cloudwatch_log_metric_filter");
    if (filters.isEmpty()) {
      return Stream.empty();
    }
    Set<String> alarmed =
        document.resources("aws_cloudwatch_metric_alarm").stream()
            .flatMap(AlarmMetric::of)
            .map(metric -> metric.namespace() + " " + metric.name())
            .collect(Collectors.toSet());
    String shown = shown(document);
    return filters.stream()
        .filter(filter -> !isLookedAt(filter, alarmed, shown))
        .map(filter -> finding(filter, "no alarm or dashboard looks at its metric"));
  }

  private static String shown(TerraformDocument document) {
    return document.resources("aws_cloudwatch_dashboard").stream()
        .flatMap(dashboard -> document.decoded(dashboard, "dashboard_body").stream())
        .map(Object::toString)
        .collect(Collectors.joining(" "));
  }

  private static boolean isLookedAt(Resource filter, Set<String> alarmed, String shown) {
    return filter.blocks("metric_transformation").stream()
        .anyMatch(
            metric -> {
              String name = metric.text("name").orElse("");
              String namespace = metric.text("namespace").orElse("");
              return alarmed.contains(namespace + " " + name)
                  || shown.contains(namespace) && shown.contains("\"" + name);
            });
  }
}
