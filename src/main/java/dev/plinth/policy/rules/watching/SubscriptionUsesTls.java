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

/** Messages go to their readers in a closed envelope. */
public final class SubscriptionUsesTls implements DocumentRule {
  @Override
  public String title() {
    return "Topics deliver by HTTPS, not by HTTP";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who listens on the way reads the messages, and can make up the confirmation of"
        + " the subscription.";
  }

  @Override
  public String remedy() {
    return "Set protocol to https and give the address with a certificate; the new"
        + " subscription is confirmed once more.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon SNS security best practices",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_sns_topic_subscription": {"pager": {"topic_arn": "${aws_sns_topic.alerts.arn}",
            "protocol": "http", "endpoint": "http://pager.example.com/alerts"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_sns_topic_subscription": {"pager": {"topic_arn": "${aws_sns_topic.alerts.arn}",
            "protocol": "https", "endpoint": "https://pager.example.com/alerts"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_sns_topic_subscription").stream()
        .filter(subscription -> !isClosed(subscription))
        .map(subscription -> finding(subscription, "protocol", "protocol is http, or not known"));
  }

  private static boolean isClosed(Resource subscription) {
    return subscription
        .text("protocol")
        .filter(it -> !it.equals("http") && !it.contains("${"))
        .isPresent();
  }
}
