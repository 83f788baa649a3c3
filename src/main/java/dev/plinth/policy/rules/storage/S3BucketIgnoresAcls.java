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

/** Policies alone decide. */
public final class S3BucketIgnoresAcls implements DocumentRule {

  @Override
  public String title() {
    return "S3 buckets own their objects and ignore ACLs";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever writes an object owns it, and may let others read it by an ACL that no"
        + " policy shows.";
  }

  @Override
  public String remedy() {
    return "Give the bucket an aws_s3_bucket_ownership_controls with BucketOwnerEnforced; take"
        + " ACLs away first, since S3 then refuses them.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("s3", "S3", 12));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"uploads": {"bucket": "shop-uploads"}},
          "aws_s3_bucket_ownership_controls": {"uploads": {
            "bucket": "${aws_s3_bucket.uploads.id}",
              "rule": {"object_ownership": "ObjectWriter"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"uploads": {"bucket": "shop-uploads"}},
          "aws_s3_bucket_ownership_controls": {"uploads": {
            "bucket": "${aws_s3_bucket.uploads.id}",
              "rule": {"object_ownership": "BucketOwnerEnforced"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> !ignoresAcls(document, bucket))
        .map(bucket -> finding(bucket, "object_ownership is not BucketOwnerEnforced"));
  }

  private static boolean ignoresAcls(TerraformDocument document, Resource bucket) {
    return BucketParts.attached(document, bucket, "ownership_controls")
        .flatMap(controls -> controls.blocks("rule").stream())
        .flatMap(rule -> rule.text("object_ownership").stream())
        .anyMatch("BucketOwnerEnforced"::equals);
  }
}
