package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is to tell can write what is kept closed.
 *
 * <p>About keys that the document makes. The key of AWS for SNS, whose policy nobody can change, is
 * told by {@code SnsTopicEncrypted}.
 */
public final class TopicKeyAdmitsPublishers implements DocumentRule {
  private static final List<String> NEEDED = List.of("kms:Decrypt", "kms:GenerateDataKey");

  @Override
  public String title() {
    return "Keys of topics admit the services that publish to them";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The message cannot be encrypted, is dropped, and nobody is told: neither of"
        + " the alarm nor of this.";
  }

  @Override
  public String remedy() {
    return "Allow kms:Decrypt and kms:GenerateDataKey* to the service in the policy of the"
        + " key.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon SNS, key management for event sources",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_kms_key": {"alerts": {"policy": "${jsonencode(local.key)}"}},
            "aws_sns_topic": {"alerts": {"name": "alerts", "kms_master_key_id": "${aws_kms_key.alerts.arn}"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"]}}},
          "locals": {"key": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_kms_key": {"alerts": {"policy": "${jsonencode(local.key)}"}},
            "aws_sns_topic": {"alerts": {"name": "alerts", "kms_master_key_id": "${aws_kms_key.alerts.arn}"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"]}}},
          "locals": {"key": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "kms:*", "Resource": "*"},
            {"Effect": "Allow", "Principal": {"Service": "cloudwatch.amazonaws.com"},
              "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Resource": "*"}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Topics.services(document).entrySet().stream()
        .flatMap(
            topic ->
                TopicKeys.of(document, topic.getKey())
                    .flatMap(
                        key ->
                            topic.getValue().stream()
                                .flatMap(service -> refusal(document, key, service).stream())))
        .distinct();
  }

  private Optional<Finding> refusal(TerraformDocument document, Resource key, String service) {
    boolean admitted =
        NEEDED.stream()
            .allMatch(
                action ->
                    TopicKeys.allowing(document, key, service)
                        .anyMatch(statement -> statement.isAbout(action)));
    if (admitted) {
      return Optional.empty();
    }
    return Optional.of(
        TopicKeys.isRead(document, key)
            ? finding(key, "its policy does not admit " + service)
            : new Finding(this, key.address(), "its policy is not known yet", false));
  }
}
