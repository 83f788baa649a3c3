package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
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
      return clusters.stream().flatMap(name -> look(rds, name, instances(name))).toList();
    }
  }

  /** The instances that a cluster was deployed with. */
  private List<String> instances(String cluster) {
    return state.resources("aws_rds_cluster_instance").stream()
        .filter(instance -> instance.path("cluster_identifier").asText().equals(cluster))
        .map(instance -> instance.path("identifier").asText())
        .toList();
  }

  private static Stream<Observation> look(RdsClient rds, String name, List<String> deployed) {
    try {
      var cluster =
          rds.describeDBClusters(request -> request.dbClusterIdentifier(name)).dbClusters().get(0);
      List<DBInstance> members =
          rds.describeDBInstances(
                  request ->
                      request.filters(
                          Filter.builder()
                              .name("db-cluster-id")
                              .values(cluster.dbClusterArn())
                              .build()))
              .dbInstances();
      Set<String> there =
          members.stream().map(DBInstance::dbInstanceIdentifier).collect(Collectors.toSet());
      return Stream.of(
              Stream.of(status(part(name), cluster.status())),
              members.stream()
                  .map(one -> status(part(one.dbInstanceIdentifier()), one.dbInstanceStatus())),
              deployed.stream()
                  .filter(instance -> !there.contains(instance))
                  .map(
                      instance ->
                          Observation.bad(
                              part(instance),
                              "the instance is not there",
                              "deploy makes it again; the cluster keeps the data")))
          .flatMap(Function.identity());
    } catch (DbClusterNotFoundException missing) {
      return Stream.of(
          Observation.bad(
              part(name), "is not there", "restore it from a backup: ./plinth restore"));
    }
  }

  private static String part(String name) {
    return "database " + name;
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
