package dev.plinth.policy.rules.keys;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where resources name the key that encrypts what they hold in their own region. */
final class KeyPlaces {
  private static final Map<String, String> PATHS =
      Map.ofEntries(
          Map.entry("aws_backup_vault", "kms_key_arn"),
          Map.entry("aws_cloudtrail", "kms_key_id"),
          Map.entry("aws_cloudwatch_log_group", "kms_key_id"),
          Map.entry("aws_db_instance", "kms_key_id"),
          Map.entry("aws_dynamodb_table", "server_side_encryption/kms_key_arn"),
          Map.entry("aws_ebs_volume", "kms_key_id"),
          Map.entry("aws_ecr_repository", "encryption_configuration/kms_key"),
          Map.entry(
              "aws_ecs_cluster",
              "configuration/managed_storage_configuration/fargate_ephemeral_storage_kms_key_id"),
          Map.entry("aws_efs_file_system", "kms_key_id"),
          Map.entry("aws_elasticache_replication_group", "kms_key_id"),
          Map.entry("aws_kms_alias", "target_key_id"),
          Map.entry("aws_rds_cluster", "kms_key_id"),
          Map.entry(
              "aws_s3_bucket_server_side_encryption_configuration",
              "rule/apply_server_side_encryption_by_default/kms_master_key_id"),
          Map.entry("aws_secretsmanager_secret", "kms_key_id"),
          Map.entry("aws_sns_topic", "kms_master_key_id"),
          Map.entry("aws_sqs_queue", "kms_master_key_id"),
          Map.entry("aws_ssm_parameter", "key_id"));

  private KeyPlaces() {}

  /** The keys of a document that a resource names there. */
  static Stream<Resource> keysOf(TerraformDocument document, Resource resource) {
    String path = PATHS.get(resource.type());
    if (path == null) {
      return Stream.empty();
    }
    List<String> names = List.of(path.split("/"));
    Stream<Block> blocks = Stream.of(resource);
    for (String name : names.subList(0, names.size() - 1)) {
      blocks = blocks.flatMap(block -> block.blocks(name).stream());
    }
    String argument = names.get(names.size() - 1);
    return blocks
        .flatMap(block -> document.referred(block, argument).stream())
        .filter(key -> key.type().matches("aws_kms_(replica_|external_)?key"));
  }
}
