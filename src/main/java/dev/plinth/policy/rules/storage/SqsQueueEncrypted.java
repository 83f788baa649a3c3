package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Messages that wait. */
public final class SqsQueueEncrypted implements DocumentRule {
  private static final String KEY = "kms_master_key_id";

  @Override
  public String title() {
    return "SQS queues are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of SQS nobody can say who may read messages that wait; and a topic that"
        + " is encrypted hands them over to a queue that is less so.";
  }

  @Override
  public String remedy() {
    return "Set kms_master_key_id to an aws_kms_key whose policy lets the services that send use"
        + " it, such as sns.amazonaws.com. Messages that wait already keep their encryption.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5), Source.fsbp("sqs", "SQS", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_sqs_queue": {"orders": {"name": "orders", "sqs_managed_sse_enabled": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_sqs_queue": {"orders": {"name": "orders",
            "kms_master_key_id": "${aws_kms_key.orders.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_sqs_queue").stream()
        .filter(queue -> !CustomerKey.isNamed(document, queue, KEY))
        .map(queue -> finding(queue, KEY, "kms_master_key_id is no key of the account"));
  }
}
