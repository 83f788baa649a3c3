package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Programs act on what a queue hands them. */
public final class SqsQueueClosed implements DocumentRule {
  private static final List<String> PLACES = List.of("aws_sqs_queue", "aws_sqs_queue_policy");

  @Override
  public String title() {
    return "SQS queues are not open to everybody";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Anybody puts work into the queue, or takes it away.";
  }

  @Override
  public String remedy() {
    return "Name the services and roles that send and receive, with aws:SourceArn for"
        + " services.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("sqs", "SQS", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_sqs_queue": {"orders": {"name": "orders", "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_sqs_queue": {"orders": {"name": "orders", "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:SendMessage",
              "Resource": "*", "Condition": {"ArnEquals": {"aws:SourceArn": "${aws_sns_topic.orders.arn}"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return OpenPolicies.judge(this, document, PLACES);
  }
}
