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

/** Four locks against one careless policy. */
public final class S3BucketClosedToThePublic implements DocumentRule {
  private static final List<String> LOCKS =
      List.of(
          "block_public_acls",
          "block_public_policy",
          "ignore_public_acls",
          "restrict_public_buckets");

  @Override
  public String title() {
    return "S3 buckets block public access in all four ways";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A careless policy or ACL opens the bucket to the world.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_public_access_block with all four arguments true.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(29), Source.fsbp("s3", "S3", 8), Source.cis("3.0.0", "2.1.4"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_public_access_block": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "block_public_acls": true, "block_public_policy": false,
            "ignore_public_acls": true, "restrict_public_buckets": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_public_access_block": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "block_public_acls": true, "block_public_policy": true,
            "ignore_public_acls": true, "restrict_public_buckets": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .flatMap(bucket -> check(document, bucket).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource bucket) {
    List<Block> blocks = BucketParts.attached(document, bucket, "public_access_block").toList();
    List<String> open =
        LOCKS.stream()
            .filter(lock -> blocks.stream().noneMatch(block -> block.isTrue(lock)))
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(finding(bucket, "not true: " + String.join(", ", open)));
  }
}
