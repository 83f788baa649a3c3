package dev.plinth.operations;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What a plan takes away that cannot be had again by deploying again. */
final class Losses {
  /** Types of resource that hold data, with the attribute that a person knows them by. */
  private static final Map<String, String> HOLD_DATA =
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

  private Losses() {}

  /** A line for each thing with its data that the plan deletes. */
  static List<String> of(PlanDocument plan) {
    return of(plan, Set.of());
  }

  /**
   * A line for each thing with its data that the plan deletes.
   *
   * @param without addresses of what is known to hold no data yet
   */
  static List<String> of(PlanDocument plan, Set<String> without) {
    return plan.changes().stream()
        .filter(PlanDocument.Change::deletes)
        .filter(change -> !without.contains(change.address()))
        .flatMap(Losses::loss)
        .sorted()
        .toList();
  }

  private static Stream<String> loss(PlanDocument.Change change) {
    String attribute = HOLD_DATA.get(change.type());
    return attribute == null
        ? Stream.empty()
        : Stream.of(
            "%s (%s)"
                .formatted(change.address(), change.before().path(attribute).asText("unnamed")));
  }
}
