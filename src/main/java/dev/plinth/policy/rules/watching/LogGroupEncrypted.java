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

/** Lines at rest, by a key of the account. */
public final class LogGroupEncrypted implements DocumentRule {
  @Override
  public String title() {
    return "Log groups are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS nobody can say who may decrypt the lines, or stop it.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_id to a key that admits CloudWatch Logs. Lines that are there keep"
        + " what they have.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"logs": {"description": "logs"}},
          "aws_cloudwatch_log_group": {"app": {"name": "/shop/app", "kms_key_id": "${aws_kms_key.logs.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_log_group").stream()
        .filter(group -> !CustomerKey.isNamed(document, group, "kms_key_id"))
        .map(group -> finding(group, "kms_key_id", "kms_key_id names no key of the account"));
  }
}
