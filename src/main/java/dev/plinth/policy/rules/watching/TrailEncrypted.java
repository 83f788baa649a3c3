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

/** Records by a key that somebody answers for. */
public final class TrailEncrypted implements DocumentRule {
  @Override
  public String title() {
    return "CloudTrail records are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who may read the bucket reads who did what in the account, and nobody can stop"
        + " it by the key.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_id to a key whose policy admits CloudTrail. Records that are there"
        + " keep what they have.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(52),
        Source.fsbp("cloudtrail", "CloudTrail", 2),
        Source.cis("3.0.0", "3.5"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"audit": {"description": "audit"}},
          "aws_cloudtrail": {"audit": {"name": "audit", "s3_bucket_name": "${aws_s3_bucket.audit.id}", "kms_key_id": "${aws_kms_key.audit.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudtrail").stream()
        .filter(trail -> !CustomerKey.isNamed(document, trail, "kms_key_id"))
        .map(trail -> finding(trail, "kms_key_id", "kms_key_id names no key of the account"));
  }
}
