package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What is encrypted is copied, too, and stays so. */
public final class S3ReplicationTakesEncryptedObjects implements DocumentRule {

  @Override
  public String title() {
    return "Replication of S3 buckets takes encrypted objects along";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "S3 skips objects that a key of KMS encrypts, without an error: the copy is empty on"
        + " the day that it is needed.";
  }

  @Override
  public String remedy() {
    return "Set source_selection_criteria.sse_kms_encrypted_objects to Enabled, and"
        + " replica_kms_key_id to a key of the region of the copy. Objects that are there need a"
        + " batch replication.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Replicating encrypted objects",
            "https://docs.aws.amazon.com/AmazonS3/latest/userguide/"
                + "replication-config-for-kms-objects.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}},
          "aws_s3_bucket_replication_configuration": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}", "role": "${aws_iam_role.replication.arn}",
            "rule": [{"status": "Enabled",
              "destination": {"bucket": "arn:aws:s3:::shop-photos-copy"}}]}}
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
            "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}},
          "aws_s3_bucket_replication_configuration": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}", "role": "${aws_iam_role.replication.arn}",
            "rule": [{"status": "Enabled",
              "source_selection_criteria": {"sse_kms_encrypted_objects": {"status": "Enabled"}},
              "destination": {"bucket": "arn:aws:s3:::shop-photos-copy",
                "encryption_configuration": {"replica_kms_key_id": "${aws_kms_key.copy.arn}"}}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .filter(bucket -> isEncryptedByKms(document, bucket))
        .flatMap(
            bucket ->
                document
                    .attachedTo(bucket, "aws_s3_bucket_replication_configuration", "bucket")
                    .stream())
        .filter(
            replication ->
                replication.blocks("rule").stream().anyMatch(rule -> skips(document, rule)))
        .map(replication -> finding(replication, "a rule does not take encrypted objects along"));
  }

  private static boolean isEncryptedByKms(TerraformDocument document, Resource bucket) {
    return BucketParts.encryptions(document, bucket)
        .flatMap(byDefault -> byDefault.text("sse_algorithm").stream())
        .anyMatch(algorithm -> algorithm.startsWith("aws:kms"));
  }

  private static boolean skips(TerraformDocument document, Block rule) {
    boolean selected =
        rule.blocks("source_selection_criteria").stream()
            .flatMap(criteria -> criteria.blocks("sse_kms_encrypted_objects").stream())
            .flatMap(objects -> objects.text("status").stream())
            .anyMatch("Enabled"::equals);
    boolean encrypted =
        rule.blocks("destination").stream()
            .flatMap(destination -> destination.blocks("encryption_configuration").stream())
            .anyMatch(copy -> CustomerKey.isNamed(document, copy, "replica_kms_key_id"));
    return !selected || !encrypted;
  }
}
