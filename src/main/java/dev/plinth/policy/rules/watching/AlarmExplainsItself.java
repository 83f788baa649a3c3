package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** At three in the morning the message says what to do. */
public final class AlarmExplainsItself implements DocumentRule {
  private static final List<String> TYPES =
      List.of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm");

  @Override
  public String title() {
    return "Alarms say what happened and what to do";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who is woken has to find out first what the alarm means.";
  }

  @Override
  public String remedy() {
    return "Set alarm_description: what users notice, and where to look first.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch API, PutMetricAlarm, AlarmDescription",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors", "metric_name": "Errors",
            "namespace": "AWS/Lambda", "evaluation_periods": 1}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors", "metric_name": "Errors",
            "namespace": "AWS/Lambda", "evaluation_periods": 1,
            "alarm_description": "Checkouts fail. Look at the log group of the function."}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return TYPES.stream()
        .flatMap(type -> document.resources(type).stream())
        .filter(alarm -> !isExplained(alarm))
        .map(alarm -> finding(alarm, "alarm_description", "alarm_description says nothing"));
  }

  private static boolean isExplained(Resource alarm) {
    return alarm
        .text("alarm_description")
        .filter(text -> !text.isBlank() && !new ResourcePattern(text).isUnknown())
        .isPresent();
  }
}
