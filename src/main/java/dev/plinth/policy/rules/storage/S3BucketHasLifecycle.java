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

/** Objects move to cheaper storage, or go. */
public final class S3BucketHasLifecycle implements DocumentRule {

  @Override
  public String title() {
    return "S3 buckets have a lifecycle";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Objects that nobody needs, and old versions of others, are paid for for ever.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_lifecycle_configuration with an enabled rule that"
        + " expires objects or their old versions, or moves them to cheaper storage. It also"
        + " applies to objects that are there.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(34), Source.ollama(37), Source.fsbp("s3", "S3", 13));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"reports": {"bucket": "shop-reports"}},
          "aws_s3_bucket_lifecycle_configuration": {"reports": {
            "bucket": "${aws_s3_bucket.reports.id}",
            "rule": [{"id": "archive", "status": "Enabled", "filter": {},
              "transition": [{"days": 90, "storage_class": "STANDARD_IA"}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !hasLifecycle(document, bucket))
        .map(bucket -> finding(bucket, "no rule of a lifecycle moves or deletes anything"));
  }

  private static boolean hasLifecycle(TerraformDocument document, Resource bucket) {
    return BucketParts.lifecycle(document, bucket).stream().anyMatch(LifecycleRule::acts);
  }
}
