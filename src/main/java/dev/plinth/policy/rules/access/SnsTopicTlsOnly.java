package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody reads along, or sends in a clear voice. */
public final class SnsTopicTlsOnly implements DocumentRule {
  @Override
  public String title() {
    return "SNS topics refuse messages that come without TLS";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who listens on the way reads what the platform says of itself.";
  }

  @Override
  public String remedy() {
    return "Deny sns:Publish to everybody where aws:SecureTransport is false, in the"
        + " policy of the topic.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon SNS security best practices, enforce encryption of data in transit",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_sns_topic_policy": {"alerts": {"arn": "${aws_sns_topic.alerts.arn}", "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Deny", "Principal": "*", "Action": "sns:Publish",
              "Resource": "${aws_sns_topic.alerts.arn}",
              "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_sns_topic").stream()
        .filter(topic -> policies(document, topic).noneMatch(SnsTopicTlsOnly::deniesPlain))
        .map(topic -> finding(topic, "its policy does not deny messages without TLS"));
  }

  private static Stream<Statement> policies(TerraformDocument document, Resource topic) {
    return Stream.concat(
            PolicyDocument.of(document, topic, "policy").stream(),
            document.attachedTo(topic, "aws_sns_topic_policy", "arn").stream()
                .flatMap(policy -> PolicyDocument.of(document, policy, "policy").stream()))
        .flatMap(policy -> policy.statements().stream());
  }

  private static boolean deniesPlain(Statement statement) {
    return statement.effect().equals("Deny")
        && statement.isForEverybody()
        && statement.isAbout("sns:Publish")
        && statement.conditions().size() == 1
        && statement.conditionsAbout("aws:SecureTransport").stream()
            .anyMatch(
                condition ->
                    condition.operator().startsWith("Bool")
                        && condition.values().equals(List.of("false")));
  }
}
