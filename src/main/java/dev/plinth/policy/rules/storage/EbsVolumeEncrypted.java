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

/** Disks that outlive their machines. */
public final class EbsVolumeEncrypted implements DocumentRule {

  @Override
  public String title() {
    return "EBS volumes are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A volume, or a snapshot of it, that is attached elsewhere gives everything away.";
  }

  @Override
  public String remedy() {
    return "Set encrypted to true and kms_key_id to an aws_kms_key. On a live volume this"
        + " replaces it: restore an encrypted copy of its snapshot.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(5), Source.fsbp("ec2", "EC2", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ebs_volume": {"index": {"availability_zone": "us-east-1a", "size": 100}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ebs_volume": {"index": {"availability_zone": "us-east-1a", "size": 100,
            "encrypted": true, "kms_key_id": "${aws_kms_key.disks.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ebs_volume").stream()
        .flatMap(volume -> check(document, volume).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource volume) {
    if (!volume.isTrue("encrypted")) {
      return Optional.of(finding(volume, "encrypted", "encrypted is not true"));
    }
    return CustomerKey.isNamed(document, volume, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(volume, "kms_key_id", "its key is one of AWS"));
  }
}
