package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** People act on what a topic tells them. */
public final class SnsTopicClosed implements DocumentRule {
  private static final List<String> PLACES = List.of("aws_sns_topic", "aws_sns_topic_policy");

  @Override
  public String title() {
    return "SNS topics are not open to everybody";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Anybody publishes false alarms, or subscribes and reads what the platform says"
        + " of itself.";
  }

  @Override
  public String remedy() {
    return "Name the services and accounts that publish, with aws:SourceAccount or"
        + " aws:SourceArn for services.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("sns", "SNS", 4));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_sns_topic_policy": {"alerts": {"arn": "${aws_sns_topic.alerts.arn}",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sns:Publish",
              "Resource": "${aws_sns_topic.alerts.arn}"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_sns_topic_policy": {"alerts": {"arn": "${aws_sns_topic.alerts.arn}",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"},
              "Action": "sns:Publish", "Resource": "${aws_sns_topic.alerts.arn}",
              "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return OpenPolicies.judge(this, document, PLACES);
  }
}
