package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Objects at rest, by a key that somebody answers for. */
public final class S3BucketEncrypted implements DocumentRule {
  private static final List<String> ALGORITHMS = List.of("AES256", "aws:kms", "aws:kms:dsse");

  @Override
  public String title() {
    return "S3 buckets are encrypted at rest";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at the disks, or at a copy of them, reads the objects.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_server_side_encryption_configuration with aws:kms,"
        + " or AES256 where only that works. Objects that are there keep the encryption that"
        + " they have.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(27), Source.ollama(29));
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
          "aws_s3_bucket_server_side_encryption_configuration": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !isEncrypted(document, bucket))
        .map(bucket -> finding(bucket, "no encryption is configured"));
  }

  private static boolean isEncrypted(TerraformDocument document, Resource bucket) {
    return BucketParts.encryptions(document, bucket)
        .flatMap(byDefault -> byDefault.text("sse_algorithm").stream())
        .anyMatch(ALGORITHMS::contains);
  }
}
