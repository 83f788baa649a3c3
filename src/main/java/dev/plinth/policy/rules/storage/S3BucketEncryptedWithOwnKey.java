package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who may read objects is said twice: by the bucket and by its key. */
public final class S3BucketEncryptedWithOwnKey implements DocumentRule {
  private static final String KEY = "kms_master_key_id";

  @Override
  public String title() {
    return "S3 buckets are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With a key of AWS nobody can say who may decrypt the objects, see who did, or stop"
        + " it.";
  }

  @Override
  public String remedy() {
    return "Set sse_algorithm to aws:kms and kms_master_key_id to an aws_kms_key, in the"
        + " encryption of the bucket. New objects get it; old ones keep theirs until they are"
        + " copied over themselves.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "AWS Security Hub, S3.17",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-17"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_s3_bucket": {"photos": {"bucket": "shop-photos"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"photos": {
            "bucket": "${aws_s3_bucket.photos.id}",
            "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}]}}
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
            "rule": [{"apply_server_side_encryption_by_default": {
              "sse_algorithm": "aws:kms", "kms_master_key_id": "${aws_kms_key.data.arn}"}}]}}
        }}
        """);
  }

  /** A bucket without any encryption is the matter of {@link S3BucketEncrypted}. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_s3_bucket").stream()
        .flatMap(
            bucket ->
                BucketParts.encryptions(document, bucket)
                    .filter(byDefault -> !isOwn(document, byDefault))
                    .map(byDefault -> finding(bucket, byDefault, KEY, "its key is one of AWS")));
  }

  private static boolean isOwn(TerraformDocument document, Block byDefault) {
    return byDefault.text("sse_algorithm").filter(it -> it.startsWith("aws:kms")).isPresent()
        && CustomerKey.isNamed(document, byDefault, KEY);
  }
}
