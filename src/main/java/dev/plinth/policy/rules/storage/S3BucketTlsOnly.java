package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody reads along. */
public final class S3BucketTlsOnly implements DocumentRule {
  @Override
  public String title() {
    return "S3 buckets refuse requests without TLS";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Who listens on the way reads the objects, and whatever signs the request.";
  }

  @Override
  public String remedy() {
    return "Deny s3:* to everybody where aws:SecureTransport is false, in the policy of the bucket.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(28));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"a": {"bucket": "a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {
          "resource": {
            "aws_s3_bucket": {"a": {"bucket": "a"}},
            "aws_s3_bucket_policy": {
              "a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "${jsonencode(local.a)}"}
            }
          },
          "locals": {
            "a": {
              "Version": "2012-10-17",
              "Statement": [{
                "Effect": "Deny",
                "Principal": "*",
                "Action": "s3:*",
                "Resource": ["${aws_s3_bucket.a.arn}", "${aws_s3_bucket.a.arn}/*"],
                "Condition": {"Bool": {"aws:SecureTransport": "false"}}
              }]
            }
          }
        }
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !isTlsOnly(document, bucket))
        .map(bucket -> finding(bucket, "its policy does not deny requests without TLS"));
  }

  private static boolean isTlsOnly(TerraformDocument document, Resource bucket) {
    return document.attachedTo(bucket, "aws_s3_bucket_policy", "bucket").stream()
        .flatMap(policy -> document.decoded(policy, "policy").stream())
        .flatMap(policy -> policy.blocks("Statement").stream())
        .anyMatch(S3BucketTlsOnly::deniesPlain);
  }

  private static boolean deniesPlain(Block statement) {
    return statement.text("Effect").equals(Optional.of("Deny"))
        && statement.texts("Action").contains("s3:*")
        && statement.text("Principal").equals(Optional.of("*"))
        && statement
            .block("Condition")
            .block("Bool")
            .texts("aws:SecureTransport")
            .contains("false");
  }
}
