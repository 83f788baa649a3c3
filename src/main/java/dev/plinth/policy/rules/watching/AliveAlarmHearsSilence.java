package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is dead says nothing.
 *
 * <p>About alarms that go off when too little of something runs; where a schedule takes tasks or
 * instances to none at night, silence is sleep.
 */
public final class AliveAlarmHearsSilence implements DocumentRule {
  private static final List<String> ALIVE =
      List.of(
          "GroupInServiceInstances",
          "HealthyHostCount",
          "NumberOfRunningTasks",
          "RunningTaskCount",
          "TaskCount");

  @Override
  public String title() {
    return "Alarms on what must be alive take missing data for a breach";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "When nothing runs any more, the metric ends, and the alarm stays as it was.";
  }

  @Override
  public String remedy() {
    return "Set treat_missing_data to breaching.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch, how alarms treat missing data",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_metric_alarm": {"few_tasks": {"alarm_name": "few-tasks",
              "namespace": "ECS/ContainerInsights", "metric_name": "RunningTaskCount",
              "comparison_operator": "LessThanThreshold", "threshold": 1}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_metric_alarm": {"few_tasks": {"alarm_name": "few-tasks",
              "namespace": "ECS/ContainerInsights", "metric_name": "RunningTaskCount",
              "comparison_operator": "LessThanThreshold", "threshold": 1, "treat_missing_data": "breaching"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (sleeps(document)) {
      return Stream.empty();
    }
    return document.resources("aws_cloudwatch_metric_alarm").stream()
        .filter(alarm -> alarm.text("comparison_operator").orElse("").startsWith("LessThan"))
        .filter(alarm -> AlarmMetric.of(alarm).map(AlarmMetric::name).anyMatch(ALIVE::contains))
        .filter(alarm -> !alarm.text("treat_missing_data").equals(Optional.of("breaching")))
        .map(alarm -> finding(alarm, "treat_missing_data", "treat_missing_data is not breaching"));
  }

  private static boolean sleeps(TerraformDocument document) {
    return Stream.concat(
            document.resources("aws_autoscaling_schedule").stream()
                .map(action -> action.number("desired_capacity")),
            document.resources("aws_appautoscaling_scheduled_action").stream()
                .map(action -> action.block("scalable_target_action").number("max_capacity")))
        .anyMatch(most -> most.isPresent() && most.getAsInt() == 0);
  }
}
