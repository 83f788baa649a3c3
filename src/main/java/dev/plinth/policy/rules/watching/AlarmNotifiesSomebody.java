package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** An alarm that nobody hears is none. */
public final class AlarmNotifiesSomebody implements DocumentRule {
  @Override
  public String title() {
    return "CloudWatch alarms notify somebody";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Something is wrong, CloudWatch knows it, and nobody else does.";
  }

  @Override
  public String remedy() {
    return "Set alarm_actions to a topic that somebody reads, and actions_enabled to true or not at all.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(22));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a",
            "alarm_actions": ["${aws_sns_topic.a.arn}"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_metric_alarm").stream()
        .filter(alarm -> !notifies(alarm))
        .map(alarm -> finding(alarm, "its alarm_actions name nobody, or are switched off"));
  }

  private static boolean notifies(Resource alarm) {
    boolean enabled =
        alarm.value("actions_enabled").isMissingNode() || alarm.isTrue("actions_enabled");
    return enabled && !alarm.texts("alarm_actions").isEmpty();
  }
}
