package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lines that are cheap to keep are not counted. */
public final class MetricFilterCanCount implements DocumentRule {
  private static final List<String> ON_GROUPS =
      List.of("aws_cloudwatch_log_metric_filter", "aws_cloudwatch_log_subscription_filter");

  @Override
  public String title() {
    return "Metric filters are on log groups of the standard class";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "In the class for infrequent access no filter runs: apply fails, or the metric"
        + " stays empty.";
  }

  @Override
  public String remedy() {
    return "Use log_group_class STANDARD, or leave it out. The class of a group cannot be"
        + " changed: another group takes its place, and its lines stay in the old one.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch Logs, log classes",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app", "log_group_class": "INFREQUENT_ACCESS"}},
          "aws_cloudwatch_log_metric_filter": {"errors": {"log_group_name": "${aws_cloudwatch_log_group.app.name}",
            "metric_transformation": {"name": "Errors", "namespace": "Shop"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app", "log_group_class": "STANDARD"}},
          "aws_cloudwatch_log_metric_filter": {"errors": {"log_group_name": "${aws_cloudwatch_log_group.app.name}",
            "metric_transformation": {"name": "Errors", "namespace": "Shop"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_log_group").stream()
        .filter(group -> group.isSet("log_group_class"))
        .filter(group -> !group.text("log_group_class").equals(Optional.of("STANDARD")))
        .filter(group -> ON_GROUPS.stream().anyMatch(type -> isFiltered(document, group, type)))
        .map(
            group ->
                finding(
                    group,
                    "log_group_class",
                    "log_group_class is not STANDARD, and it has filters"));
  }

  private static boolean isFiltered(TerraformDocument document, Resource group, String type) {
    return document.resources(type).stream()
        .anyMatch(
            filter ->
                document.referred(filter, "log_group_name").contains(group)
                    || filter.text("log_group_name").equals(group.text("name")));
  }
}
