package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Condition;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody reads along. */
public final class S3BucketTlsOnly implements DocumentRule {
  /** Any further condition would let some plain requests through. */
  private static final Condition PLAIN =
      new Condition("Bool", "aws:SecureTransport", List.of("false"));

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
    return "Deny s3:* to everybody where aws:SecureTransport is false, for the bucket and its"
        + " objects, in the policy of the bucket.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(28), Source.fsbp("s3", "S3", 5), Source.cis("3.0.0", "2.1.1"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_policy": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}", "policy": "${jsonencode(local.photos)}"}}
        },
        "locals": {"photos": {"Version": "2012-10-17", "Statement": [{
          "Effect": "Deny", "Principal": "*", "Action": "s3:*",
          "Resource": ["${aws_s3_bucket.photos.arn}", "${aws_s3_bucket.photos.arn}/*"],
          "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !isTlsOnly(document, bucket))
        .map(bucket -> finding(bucket, "its policy does not deny requests without TLS"));
  }

  private static boolean isTlsOnly(TerraformDocument document, Resource bucket) {
    return BucketParts.statements(document, bucket)
        .filter(statement -> statement.effect().equals("Deny"))
        .filter(statement -> statement.actions().contains("s3:*"))
        .filter(S3BucketTlsOnly::isForAllObjects)
        .filter(statement -> isAboutEverybody(statement))
        .anyMatch(statement -> statement.conditions().equals(List.of(PLAIN)));
  }

  private static boolean isForAllObjects(Statement statement) {
    return statement.resources().stream().anyMatch(it -> it.equals("*") || it.endsWith("/*"));
  }

  private static boolean isAboutEverybody(Statement statement) {
    return statement.isForEverybody() && statement.notPrincipals().isEmpty();
  }
}
