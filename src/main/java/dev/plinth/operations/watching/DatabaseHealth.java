package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.Filter;

/** Whether the database runs, and which of its instances writes. */
final class DatabaseHealth implements Look {
  private static final String AVAILABLE = "available";

  private final AwsAccess access;
  private final TerraformState state;

  DatabaseHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    List<String> clusters =
        state.resources("aws_rds_cluster").stream()
            .map(cluster -> cluster.path("cluster_identifier").asText())
            .toList();
    if (clusters.isEmpty()) {
      return List.of();
    }
    try (var rds = access.rds()) {
      return clusters.stream().flatMap(name -> look(rds, name)).toList();
    }
  }

  private static Stream<Observation> look(RdsClient rds, String name) {
    try {
      var cluster =
          rds.describeDBClusters(request -> request.dbClusterIdentifier(name)).dbClusters().get(0);
      var members =
          rds
              .describeDBInstances(
                  request ->
                      request.filters(
                          Filter.builder()
                              .name("db-cluster-id")
                              .values(cluster.dbClusterArn())
                              .build()))
              .dbInstances()
              .stream()
              .map(one -> status("database " + one.dbInstanceIdentifier(), one.dbInstanceStatus()));
      return Stream.concat(Stream.of(status("database " + name, cluster.status())), members);
    } catch (DbClusterNotFoundException missing) {
      return Stream.of(
          Observation.bad(
              "database " + name, "is not there", "restore it from a backup: ./plinth restore"));
    }
  }

  private static Observation status(String part, String status) {
    return switch (status) {
      case AVAILABLE -> Observation.good(part, status);
      case "stopped", "stopping", "starting" ->
          Observation.unknown(part, status, "./plinth wake starts what sleeps");
      case "backing-up", "maintenance", "modifying", "upgrading", "configuring-iam-database-auth" ->
          Observation.unknown(part, status, "it comes back by itself: look again in some minutes");
      default -> Observation.bad(part, status, "look at the cluster's events in the RDS console");
    };
  }
}
