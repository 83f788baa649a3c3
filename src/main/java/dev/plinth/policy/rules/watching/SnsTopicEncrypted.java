package dev.plinth.policy.rules.watching;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What the platform says of itself is kept closed. */
public final class SnsTopicEncrypted implements DocumentRule {
  @Override
  public String title() {
    return "SNS topics are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Messages lie open on the way; and with the key of AWS for SNS no alarm gets"
        + " through, since its policy cannot admit CloudWatch.";
  }

  @Override
  public String remedy() {
    return "Set kms_master_key_id to a key whose policy admits the services that publish"
        + " to the topic.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "AWS Security Hub, SNS.1",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts", "kms_master_key_id": "alias/aws/sns"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_kms_key": {"alerts": {"description": "alerts"}},
            "aws_sns_topic": {"alerts": {"name": "alerts", "kms_master_key_id": "${aws_kms_key.alerts.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_sns_topic").stream()
        .filter(topic -> !CustomerKey.isNamed(document, topic, "kms_master_key_id"))
        .map(
            topic ->
                finding(
                    topic, "kms_master_key_id", "kms_master_key_id names no key of the account"));
  }
}
