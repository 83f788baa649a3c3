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

/** No door beside the door. */
public final class S3AccessPointClosedToThePublic implements DocumentRule {
  private static final List<String> LOCKS =
      List.of(
          "block_public_acls",
          "block_public_policy",
          "ignore_public_acls",
          "restrict_public_buckets");

  @Override
  public String title() {
    return "S3 access points block public access in all four ways";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A careless policy of the access point opens the bucket behind it to the world.";
  }

  @Override
  public String remedy() {
    return "Take public_access_block_configuration away, or set all four arguments to true. S3"
        + " cannot change it: the access point is replaced, and its ARN stays.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("s3", "S3", 19));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_access_point": {"reports": {"name": "reports",
            "bucket": "${aws_s3_bucket.reports.id}",
            "public_access_block_configuration": {"block_public_policy": false}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_access_point": {"reports": {"name": "reports",
            "bucket": "${aws_s3_bucket.reports.id}"}}
        }}
        """);
  }

  /** What is not said is blocked. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_access_point").stream()
        .flatMap(
            point ->
                point.blocks("public_access_block_configuration").stream()
                    .flatMap(block -> open(point, block).stream()));
  }

  private Optional<Finding> open(Resource point, Block block) {
    return LOCKS.stream()
        .filter(lock -> block.isFalse(lock) || block.isUnknown(lock))
        .findFirst()
        .map(lock -> finding(point, block, lock, lock + " is not true"));
  }
}
