package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Backups of objects, too, come to an end. */
public final class S3OldVersionsExpire implements DocumentRule {

  @Override
  public String title() {
    return "Old versions in S3 buckets expire";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Versioning keeps every version that was ever replaced or deleted, and each is paid"
        + " for as a whole object.";
  }

  @Override
  public String remedy() {
    return "Add an enabled rule with noncurrent_version_expiration to the lifecycle of the"
        + " bucket: S3 deletes versions that are older at once, so choose the days with care.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(36),
        Source.page(
            "AWS Security Hub, S3.10",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-10"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"backups": {"bucket": "shop-backups"}},
          "aws_s3_bucket_versioning": {"backups": {"bucket": "${aws_s3_bucket.backups.id}",
            "versioning_configuration": {"status": "Enabled"}}},
          "aws_s3_bucket_lifecycle_configuration": {"backups": {"bucket":
            "${aws_s3_bucket.backups.id}",
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
          "aws_s3_bucket": {"backups": {"bucket": "shop-backups"}},
          "aws_s3_bucket_versioning": {"backups": {"bucket": "${aws_s3_bucket.backups.id}",
            "versioning_configuration": {"status": "Enabled"}}},
          "aws_s3_bucket_lifecycle_configuration": {"backups": {"bucket":
            "${aws_s3_bucket.backups.id}",
            "rule": [{"id": "expire", "status": "Enabled", "filter": {},
              "expiration": {"days": 90},
              "noncurrent_version_expiration": {"noncurrent_days": 30}}]}}
        }}
        """);
  }

  /** A bucket without any lifecycle is the matter of {@link S3BucketHasLifecycle}. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> BucketParts.isVersioned(document, bucket))
        .filter(bucket -> keepsOldVersions(BucketParts.lifecycle(document, bucket)))
        .map(bucket -> finding(bucket, "no noncurrent_version_expiration deletes old versions"));
  }

  private static boolean keepsOldVersions(List<LifecycleRule> rules) {
    return rules.stream().anyMatch(LifecycleRule::acts)
        && rules.stream().noneMatch(LifecycleRule::deletesOldVersions);
  }
}
