package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** The ids by which terraform imports resources, where they follow from the resource's name. */
final class ResourceIds {
  /** For each type, the attribute that is its import id, as the provider's pages document it. */
  private static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("aws_autoscaling_group", "name"),
          Map.entry("aws_backup_vault", "name"),
          Map.entry("aws_cloudwatch_composite_alarm", "alarm_name"),
          Map.entry("aws_cloudwatch_dashboard", "dashboard_name"),
          Map.entry("aws_cloudwatch_event_rule", "name"),
          Map.entry("aws_cloudwatch_log_group", "name"),
          Map.entry("aws_cloudwatch_metric_alarm", "alarm_name"),
          Map.entry("aws_db_subnet_group", "name"),
          Map.entry("aws_dynamodb_table", "name"),
          Map.entry("aws_elasticache_replication_group", "replication_group_id"),
          Map.entry("aws_elasticache_subnet_group", "name"),
          Map.entry("aws_iam_instance_profile", "name"),
          Map.entry("aws_iam_role", "name"),
          Map.entry("aws_key_pair", "key_name"),
          Map.entry("aws_kms_alias", "name"),
          Map.entry("aws_rds_cluster", "cluster_identifier"),
          Map.entry("aws_rds_cluster_instance", "identifier"),
          Map.entry("aws_rds_cluster_parameter_group", "name"),
          Map.entry("aws_s3_bucket", "bucket"),
          Map.entry("aws_ssm_parameter", "name"));

  private ResourceIds() {}

  /** The import id of a resource that a plan wants to create, if its name gives it away. */
  static Optional<String> of(PlanDocument.Change change) {
    return Optional.ofNullable(ATTRIBUTES.get(change.type()))
        .map(attribute -> change.after().path(attribute))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }
}
