package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * A topic without readers is a drawer.
 *
 * <p>About production: elsewhere somebody looks when he works there. A channel in Slack or Teams
 * reads, too.
 */
public final class AlarmTopicIsHeard implements DocumentRule {
  private static final List<String> CHANNELS =
      List.of("aws_chatbot_slack_channel_configuration", "aws_chatbot_teams_channel_configuration");

  @Override
  public String title() {
    return "Somebody reads the topics of alarms in production";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The alarm goes off, the topic takes the message, and it is gone.";
  }

  @Override
  public String remedy() {
    return "Add an aws_sns_topic_subscription; who gets mail confirms it once by a link.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(22),
        Source.page(
            "Amazon CloudWatch, notifying users on alarm changes",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"region": "eu-west-1", "default_tags": {"tags": {"Environment": "production"}}}},
          "resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"]}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"region": "eu-west-1", "default_tags": {"tags": {"Environment": "production"}}}},
          "resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_sns_topic_subscription": {"alerts": {"topic_arn": "${aws_sns_topic.alerts.arn}",
              "protocol": "email", "endpoint": "on-call@example.com"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"]}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Production.mayBe(document)
        ? Topics.ofAlarms(document).stream()
            .filter(topic -> !isHeard(document, topic))
            .map(topic -> finding(topic, "alarms publish to it, and nobody subscribes"))
        : Stream.empty();
  }

  private static boolean isHeard(TerraformDocument document, Resource topic) {
    return !document.attachedTo(topic, "aws_sns_topic_subscription", "topic_arn").isEmpty()
        || CHANNELS.stream()
            .anyMatch(channel -> !document.attachedTo(topic, channel, "sns_topic_arns").isEmpty());
  }
}
