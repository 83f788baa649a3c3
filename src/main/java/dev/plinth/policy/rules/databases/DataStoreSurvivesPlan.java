package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.PlannedChange;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Nobody deletes data by applying a plan. */
public final class DataStoreSurvivesPlan implements DocumentRule {
  /** What holds data, and what data cannot be read without. */
  private static final Set<String> STORES =
      Set.of(
          "aws_backup_vault",
          "aws_cognito_user_pool",
          "aws_db_instance",
          "aws_docdb_cluster",
          "aws_dynamodb_table",
          "aws_ebs_volume",
          "aws_ecr_repository",
          "aws_efs_file_system",
          "aws_elasticache_replication_group",
          "aws_elasticsearch_domain",
          "aws_kinesis_stream",
          "aws_kms_key",
          "aws_memorydb_cluster",
          "aws_msk_cluster",
          "aws_neptune_cluster",
          "aws_opensearch_domain",
          "aws_opensearchserverless_collection",
          "aws_rds_cluster",
          "aws_redshift_cluster",
          "aws_s3_bucket",
          "aws_secretsmanager_secret",
          "aws_sqs_queue");

  @Override
  public String title() {
    return "A plan leaves every data store where it is";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "What is in the store is gone as soon as the plan is applied, and a new one in its"
        + " place is empty.";
  }

  @Override
  public String remedy() {
    return "Leave alone what forces the replacement, or tell Terraform of the new name with a"
        + " moved block; if the store is to go, save it first and remove it in a plan of its"
        + " own, with a waiver.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform plan, JSON output format",
            "https://developer.hashicorp.com/terraform/internals/json-format"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"format_version": "1.2", "terraform_version": "1.13.4",
        "planned_values": {"root_module": {}},
        "resource_changes": [{
          "address": "aws_dynamodb_table.orders", "mode": "managed",
          "type": "aws_dynamodb_table", "name": "orders",
          "provider_name": "registry.terraform.io/hashicorp/aws",
          "change": {"actions": ["delete", "create"], "replace_paths": [["name"]],
            "before": {"name": "orders"}, "after": {"name": "orders-2"}}}]}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"format_version": "1.2", "terraform_version": "1.13.4",
        "planned_values": {"root_module": {}},
        "resource_changes": [{
          "address": "aws_dynamodb_table.orders", "mode": "managed",
          "type": "aws_dynamodb_table", "name": "orders",
          "provider_name": "registry.terraform.io/hashicorp/aws",
          "change": {"actions": ["update"], "before": {"name": "orders"},
            "after": {"name": "orders-2"}}}]}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.changes().stream()
        .filter(change -> STORES.contains(change.type()))
        .filter(PlannedChange::destroys)
        .map(change -> finding(change.address(), what(change)));
  }

  private static String what(PlannedChange change) {
    if (!change.replaces()) {
      return "the plan deletes it";
    }
    return change.replacedFor().isEmpty()
        ? "the plan replaces it"
        : "the plan replaces it for " + String.join(", ", change.replacedFor());
  }
}
