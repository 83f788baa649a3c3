package dev.plinth.policy.rules.databases;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Databases of RDS and of its relatives, by what has the data. */
final class Databases {
  private static final List<String> CLUSTERS =
      List.of("aws_rds_cluster", "aws_docdb_cluster", "aws_neptune_cluster");
  private static final List<String> MEMBERS =
      List.of("aws_rds_cluster_instance", "aws_neptune_cluster_instance");

  /** What a copy has in the place of data of its own. */
  private static final List<String> ORIGINS =
      List.of("replicate_source_db", "replication_source_identifier", "source_region");

  private Databases() {}

  /** Instances that stand alone, and clusters. */
  static Stream<Resource> all(TerraformDocument document) {
    return Stream.concat(instances(document), clusters(document));
  }

  /** Instances that stand alone. */
  static Stream<Resource> instances(TerraformDocument document) {
    return document.resources("aws_db_instance").stream();
  }

  static Stream<Resource> clusters(TerraformDocument document) {
    return CLUSTERS.stream().flatMap(type -> document.resources(type).stream());
  }

  /** Everything that programs connect to: instances that stand alone or in a cluster. */
  static Stream<Resource> servers(TerraformDocument document) {
    return Stream.concat(
        instances(document), MEMBERS.stream().flatMap(type -> document.resources(type).stream()));
  }

  /** Whether it follows another database, and has what that has. */
  static boolean isCopy(Resource database) {
    return ORIGINS.stream().anyMatch(origin -> database.text(origin).isPresent());
  }

  /** Whether it begins with the data of another, and with its logins. */
  static boolean isRestored(Resource database) {
    return database.text("snapshot_identifier").isPresent()
        || !database.blocks("restore_to_point_in_time").isEmpty();
  }
}
