package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A bucket that is full is not deleted. */
public final class S3BucketKeepsItsContents implements DocumentRule {
  private static final String FORCED = "force_destroy";

  @Override
  public String title() {
    return "S3 buckets of production refuse deletion while they are full";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Taking the bucket out of the configuration deletes every object and every version of"
        + " it.";
  }

  @Override
  public String remedy() {
    return "Take force_destroy away, or set it to false: it takes effect with the next apply.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Deleting a general purpose bucket",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos", "force_destroy": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos", "force_destroy": false}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> Production.mayBe(document))
        .filter(bucket -> bucket.isTrue(FORCED) || bucket.isUnknown(FORCED))
        .map(bucket -> finding(bucket, FORCED, "force_destroy is not false"));
  }
}
