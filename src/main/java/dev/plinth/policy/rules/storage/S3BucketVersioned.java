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

/** What was overwritten or deleted can be brought back. */
public final class S3BucketVersioned implements DocumentRule {
  @Override
  public String title() {
    return "S3 buckets keep old versions";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An object that is overwritten or deleted by mistake is gone.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_versioning with status Enabled, and a lifecycle rule that expires"
        + " old versions.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(29), Source.microservices(53));
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
        {"resource": {
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_versioning": {"a": {"bucket": "${aws_s3_bucket.a.id}",
            "versioning_configuration": {"status": "Enabled"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !isVersioned(document, bucket))
        .map(bucket -> finding(bucket, "versioning is not enabled"));
  }

  private static boolean isVersioned(TerraformDocument document, Resource bucket) {
    return document.attachedTo(bucket, "aws_s3_bucket_versioning", "bucket").stream()
        .map(versioning -> versioning.block("versioning_configuration"))
        .flatMap(configuration -> configuration.text("status").stream())
        .anyMatch("Enabled"::equals);
  }
}
