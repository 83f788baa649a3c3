package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alarm that nobody hears is none.
 *
 * <p>Scaling up is no notification. An alarm that is part of a composite alarm is heard by that
 * one.
 */
public final class AlarmNotifiesSomebody implements DocumentRule {
  private static final List<String> TYPES =
      List.of("aws_cloudwatch_metric_alarm", "aws_cloudwatch_composite_alarm");
  private static final Pattern LISTENER =
      Pattern.compile(
          "arn:[^:]+:(sns|ssm|ssm-incidents|lambda):.*"
              + "|\\$\\{(data\\.)?aws_(sns_topic|ssmincidents|lambda).*");

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
    return "Add a topic that somebody reads to alarm_actions, and leave actions_enabled"
        + " out or true.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(22),
        Source.page(
            "AWS Security Hub, CloudWatch.15",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-15"),
        Source.page(
            "AWS Security Hub, CloudWatch.17",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-17"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"high_cpu": {"alarm_name": "high-cpu",
            "metric_name": "CPUUtilization", "namespace": "AWS/EC2"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_metric_alarm": {"high_cpu": {"alarm_name": "high-cpu",
            "metric_name": "CPUUtilization", "namespace": "AWS/EC2",
            "alarm_actions": ["${aws_sns_topic.alerts.arn}"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    String composed =
        document.resources("aws_cloudwatch_composite_alarm").stream()
            .flatMap(alarm -> alarm.text("alarm_rule").stream())
            .collect(Collectors.joining(" "));
    return TYPES.stream()
        .flatMap(type -> document.resources(type).stream())
        .filter(alarm -> !isPart(composed, alarm))
        .flatMap(this::findings);
  }

  private Stream<Finding> findings(Resource alarm) {
    if (alarm.isSet("actions_enabled") && !alarm.isTrue("actions_enabled")) {
      return Stream.of(finding(alarm, "actions_enabled", "actions_enabled is not true"));
    }
    return alarm.texts("alarm_actions").stream().anyMatch(it -> LISTENER.matcher(it).matches())
        ? Stream.empty()
        : Stream.of(finding(alarm, "alarm_actions", "alarm_actions name nobody who hears it"));
  }

  private static boolean isPart(String composed, Resource alarm) {
    return composed.contains(alarm.address() + ".")
        || alarm.text("alarm_name").filter(name -> isNamed(composed, name)).isPresent();
  }

  private static boolean isNamed(String composed, String name) {
    return composed.contains("\"" + name + "\"") || composed.contains("(" + name + ")");
  }
}
