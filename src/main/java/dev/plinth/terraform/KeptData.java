package dev.plinth.terraform;

import java.util.Map;
import java.util.Optional;

/** Which resources keep data that is gone with them, and cannot be had again by deploying again. */
public final class KeptData {
  /** Types, with the attribute that a person knows their resources by. */
  private static final Map<String, String> NAMED_BY =
      Map.ofEntries(
          Map.entry("aws_s3_bucket", "bucket"),
          Map.entry("aws_dynamodb_table", "name"),
          Map.entry("aws_rds_cluster", "cluster_identifier"),
          Map.entry("aws_db_instance", "identifier"),
          Map.entry("aws_elasticache_replication_group", "replication_group_id"),
          Map.entry("aws_opensearchserverless_collection", "name"),
          Map.entry("aws_backup_vault", "name"),
          Map.entry("aws_cloudwatch_log_group", "name"),
          Map.entry("aws_ecr_repository", "name"),
          Map.entry("aws_ebs_volume", "id"),
          Map.entry("aws_efs_file_system", "id"),
          Map.entry("aws_kms_key", "description"),
          Map.entry("aws_secretsmanager_secret", "name"));

  private KeptData() {}

  /** The attribute that names a resource of this type; empty if the type keeps no data. */
  public static Optional<String> namedBy(String type) {
    return Optional.ofNullable(NAMED_BY.get(type));
  }
}
