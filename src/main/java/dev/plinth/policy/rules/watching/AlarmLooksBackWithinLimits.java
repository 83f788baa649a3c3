package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** CloudWatch remembers for an alarm for a day, or for a week where periods are hours. */
public final class AlarmLooksBackWithinLimits implements DocumentRule {
  private static final int HOUR = 60 * 60;
  private static final int DAY = 24 * HOUR;
  private static final int WEEK = 7 * DAY;

  @Override
  public String title() {
    return "Alarms look back no longer than CloudWatch does";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "CloudWatch refuses the alarm at apply, or more periods must be bad than it"
        + " looks at, and it never goes off.";
  }

  @Override
  public String remedy() {
    return "Let period times evaluation_periods be a day at most, a week where the period"
        + " is an hour or more, and datapoints_to_alarm no more than evaluation_periods.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch API, PutMetricAlarm",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors", "metric_name": "Errors",
              "namespace": "AWS/Lambda", "period": 300, "evaluation_periods": 5, "datapoints_to_alarm": 6}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors", "metric_name": "Errors",
              "namespace": "AWS/Lambda", "period": 300, "evaluation_periods": 5, "datapoints_to_alarm": 5}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_metric_alarm").stream()
        .flatMap(alarm -> finding(alarm).stream());
  }

  private Optional<Finding> finding(Resource alarm) {
    OptionalInt periods = alarm.number("evaluation_periods");
    if (periods.isEmpty()) {
      return Optional.of(finding(alarm, "evaluation_periods", "evaluation_periods is not known"));
    }
    if (alarm.number("datapoints_to_alarm").orElse(0) > periods.getAsInt()) {
      return Optional.of(finding(alarm, "datapoints_to_alarm is more than evaluation_periods"));
    }
    int seconds = seconds(alarm);
    return (long) seconds * periods.getAsInt() > (seconds < HOUR ? DAY : WEEK)
        ? Optional.of(finding(alarm, "it looks back further than CloudWatch does"))
        : Optional.empty();
  }

  /** The longest period of all metrics that it looks at. */
  private static int seconds(Resource alarm) {
    return Stream.concat(
            Stream.of((Block) alarm),
            alarm.blocks("metric_query").stream()
                .flatMap(query -> Stream.concat(Stream.of(query), query.blocks("metric").stream())))
        .mapToInt(block -> block.number("period").orElse(0))
        .max()
        .orElse(0);
  }
}
