package dev.plinth.policy.rules.storage;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Records that wait. */
public final class KinesisStreamEncrypted implements DocumentRule {

  @Override
  public String title() {
    return "Kinesis streams are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Records lie on disks for a day at least, under no key or one that nobody here"
        + " governs.";
  }

  @Override
  public String remedy() {
    return "Set encryption_type to KMS and kms_key_id to an aws_kms_key: a live stream encrypts"
        + " new records with it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5), Source.fsbp("kinesis", "Kinesis", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kinesis_stream": {"clicks": {"name": "clicks", "shard_count": 1}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kinesis_stream": {"clicks": {"name": "clicks", "shard_count": 1,
            "encryption_type": "KMS", "kms_key_id": "${aws_kms_key.clicks.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_kinesis_stream").stream()
        .flatMap(stream -> check(document, stream).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource stream) {
    if (stream.text("encryption_type").filter("KMS"::equals).isEmpty()) {
      return Optional.of(finding(stream, "encryption_type", "encryption_type is not KMS"));
    }
    return CustomerKey.isNamed(document, stream, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(stream, "kms_key_id", "kms_key_id is no key of the account"));
  }
}
