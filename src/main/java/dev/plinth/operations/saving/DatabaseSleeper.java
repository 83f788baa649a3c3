package dev.plinth.operations.saving;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * An Aurora cluster. Stopped, its storage and backups go on costing, and AWS starts it after seven
 * days. (Amazon Aurora user guide, "Stopping and starting an Amazon Aurora DB cluster".)
 */
final class DatabaseSleeper implements Sleeper {
  private static final String RUNS = "available";
  private static final String STOPS = "stopping";
  private static final String STOPPED = "stopped";

  private final RdsClient rds;
  private final String name;

  /**
   * @param name the cluster's identifier
   */
  DatabaseSleeper(RdsClient rds, String name) {
    this.rds = rds;
    this.name = name;
  }

  /** The cluster's identifier. */
  String name() {
    return name;
  }

  /** Nothing in AWS would start it at a time: then it runs on. */
  @Override
  public Optional<Step> toSleep(Optional<Instant> wakesAt) {
    if (wakesAt.isPresent()) {
      return toWake();
    }
    return stopping().isPresent() || status().equals(STOPPED)
        ? Optional.empty()
        : Optional.of(
            new Step(
                "%s: stopped when nothing uses it; AWS starts it again after 7 days"
                    .formatted(name),
                () -> rds.stopDBCluster(request -> request.dbClusterIdentifier(name))));
  }

  @Override
  public Optional<String> stillRunning() {
    return status().equals(STOPPED) ? Optional.empty() : Optional.of(said());
  }

  @Override
  public Optional<Step> toWake() {
    String status = status();
    return status.equals(STOPPED) || status.equals(STOPS)
        ? Optional.of(
            new Step(
                "%s: from %s to running, before what uses it".formatted(name, status),
                () -> rds.startDBCluster(request -> request.dbClusterIdentifier(name))))
        : Optional.empty();
  }

  /** What it says while it stops, when it cannot be started; absent if it does not. */
  Optional<String> stopping() {
    return status().equals(STOPS) ? Optional.of(said()) : Optional.empty();
  }

  /** What it says before it answers; absent if it does. */
  Optional<String> notYetUp() {
    return status().equals(RUNS) ? Optional.empty() : Optional.of(said());
  }

  private String said() {
    return "%s: %s".formatted(name, status());
  }

  private String status() {
    return rds
        .describeDBClusters(request -> request.dbClusterIdentifier(name))
        .dbClusters()
        .stream()
        .findFirst()
        .map(DBCluster::status)
        .orElseThrow(() -> Gone.from("database " + name));
  }
}
