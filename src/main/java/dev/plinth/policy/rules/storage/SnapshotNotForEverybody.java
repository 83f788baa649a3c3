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

/** A snapshot is the store itself. */
public final class SnapshotNotForEverybody implements DocumentRule {
  private static final String SHARED = "shared_accounts";
  private static final List<String> SNAPSHOTS =
      List.of(
          "aws_db_cluster_snapshot",
          "aws_db_snapshot",
          "aws_db_snapshot_copy",
          "aws_rds_cluster_snapshot_copy");

  @Override
  public String title() {
    return "Snapshots and images are shared with named accounts only";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody with an AWS account restores the snapshot and reads everything.";
  }

  @Override
  public String remedy() {
    return "Name the accounts in shared_accounts, or the account_id of an image; whoever copied"
        + " it meanwhile keeps the copy.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 1),
        Source.page(
            "Make your AMI publicly available",
            "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_snapshot": {"orders": {"db_instance_identifier": "orders",
            "db_snapshot_identifier": "orders-2026", "shared_accounts": ["all"]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_snapshot": {"orders": {"db_instance_identifier": "orders",
            "db_snapshot_identifier": "orders-2026", "shared_accounts": ["444455556666"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        SNAPSHOTS.stream()
            .flatMap(type -> document.resources(type).stream())
            .filter(snapshot -> mayBeForAll(snapshot, SHARED))
            .map(snapshot -> finding(snapshot, SHARED, "shared_accounts may be all")),
        document.resources("aws_ami_launch_permission").stream()
            .filter(permission -> mayBeForAll(permission, "group"))
            .map(permission -> finding(permission, "group", "group may be all")));
  }

  private static boolean mayBeForAll(Resource holder, String argument) {
    return holder.texts(argument).contains("all") || holder.isUnknown(argument);
  }
}
