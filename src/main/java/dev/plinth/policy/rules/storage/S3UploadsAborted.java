package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Halves of uploads are swept up. */
public final class S3UploadsAborted implements DocumentRule {

  @Override
  public String title() {
    return "S3 buckets sweep up uploads that never ended";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The parts of an upload that broke off are in no listing, and are paid for for ever.";
  }

  @Override
  public String remedy() {
    return "Add an enabled rule for the whole bucket with abort_incomplete_multipart_upload to"
        + " its lifecycle.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Configuring a bucket lifecycle configuration to delete incomplete multipart uploads",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                + "mpu-abort-incomplete-mpu-lifecycle-config.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"films": {"bucket": "shop-films"}},
          "aws_s3_bucket_lifecycle_configuration": {"films": {"bucket":
            "${aws_s3_bucket.films.id}",
            "rule": [{"id": "expire", "status": "Enabled", "filter": {},
              "expiration": {"days": 90}}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"films": {"bucket": "shop-films"}},
          "aws_s3_bucket_lifecycle_configuration": {"films": {"bucket":
            "${aws_s3_bucket.films.id}",
            "rule": [{"id": "expire", "status": "Enabled", "filter": {},
              "expiration": {"days": 90},
              "abort_incomplete_multipart_upload": {"days_after_initiation": 7}}]}}
        }}
        """);
  }

  /** A bucket without any lifecycle is the matter of {@link S3BucketHasLifecycle}. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> keepsParts(BucketParts.lifecycle(document, bucket)))
        .map(bucket -> finding(bucket, "no rule for the whole bucket aborts incomplete uploads"));
  }

  private static boolean keepsParts(List<LifecycleRule> rules) {
    return rules.stream().anyMatch(LifecycleRule::acts)
        && rules.stream().noneMatch(LifecycleRule::abortsUploads);
  }
}
