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

/** Copies are worth as much as what they are of. */
public final class SnapshotCopyEncrypted implements DocumentRule {
  /** They have an argument that must be switched on. */
  private static final List<String> OF_DISKS = List.of("aws_ami_copy", "aws_ebs_snapshot_copy");

  private static final List<String> COPIES =
      List.of(
          "aws_ami_copy",
          "aws_db_instance_automated_backups_replication",
          "aws_db_snapshot_copy",
          "aws_ebs_snapshot_copy",
          "aws_rds_cluster_snapshot_copy");

  @Override
  public String title() {
    return "Copies of snapshots are encrypted with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The copy falls back to a key of AWS, or to none: the store is safe, and its copy is"
        + " not.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_id of the copy to a key of the region that it goes to, and encrypted to"
        + " true where there is such an argument.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 4),
        Source.page(
            "Copying an Amazon EBS snapshot",
            "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-copy-snapshot.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_snapshot_copy": {"orders": {
            "source_db_snapshot_identifier": "arn:aws:rds:us-east-1:444455556666:snapshot:orders",
            "target_db_snapshot_identifier": "orders-copy"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_snapshot_copy": {"orders": {
            "source_db_snapshot_identifier": "arn:aws:rds:us-east-1:444455556666:snapshot:orders",
            "target_db_snapshot_identifier": "orders-copy",
            "kms_key_id": "${aws_kms_key.copies.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return COPIES.stream()
        .flatMap(type -> document.resources(type).stream())
        .flatMap(copy -> check(document, copy).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource copy) {
    if (OF_DISKS.contains(copy.type()) && !copy.isTrue("encrypted")) {
      return Optional.of(finding(copy, "encrypted", "encrypted is not true"));
    }
    return CustomerKey.isNamed(document, copy, "kms_key_id")
        ? Optional.empty()
        : Optional.of(finding(copy, "kms_key_id", "kms_key_id is no key of the account"));
  }
}
