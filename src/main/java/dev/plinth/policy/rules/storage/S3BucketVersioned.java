package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What was overwritten or deleted is still there. */
public final class S3BucketVersioned implements DocumentRule {

  @Override
  public String title() {
    return "S3 buckets keep versions of their objects";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "What a program deletes or overwrites by mistake is gone; of a Terraform state, that"
        + " is the knowledge of everything that was built.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_versioning whose status is Enabled. It can be"
        + " suspended later, but never taken away again.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(29),
        Source.ollama(35),
        Source.page(
            "AWS Security Hub, S3.14",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-14"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"states": {"bucket": "shop-terraform-states"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"states": {"bucket": "shop-terraform-states"}},
          "aws_s3_bucket_versioning": {"states": {
            "bucket": "${aws_s3_bucket.states.id}",
            "versioning_configuration": {"status": "Enabled"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !BucketParts.isVersioned(document, bucket))
        .map(bucket -> finding(bucket, "versioning is not enabled"));
  }
}
