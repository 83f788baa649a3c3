package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.BackupManifest.SnapshotCopy;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import dev.plinth.operations.backup.DeployedStores.Replica;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.Tag;

/** Snapshots of the database, which last until they are deleted, and their copies. */
final class DatabaseSnapshots {
  /** Marks a snapshot as a backup's. */
  static final String TAG = "plinth:backup";

  private static final String AVAILABLE = "available";

  private final Session session;
  private final AwsAccess access;
  private final Wait wait;

  DatabaseSnapshots(Session session, AwsAccess access, Wait wait) {
    this.session = session;
    this.access = access;
    this.wait = wait;
  }

  /**
   * Begins one.
   *
   * @param id of the backup
   * @return the snapshot's name
   */
  String start(DeployedCluster cluster, String id) {
    String name = name(cluster.name(), id);
    session.say("  taking snapshot %s", name);
    try (var rds = access.rds()) {
      rds.createDBClusterSnapshot(
          request ->
              request
                  .dbClusterIdentifier(cluster.name())
                  .dbClusterSnapshotIdentifier(name)
                  .tags(tag(id)));
    }
    return name;
  }

  /** Waits for a snapshot, and for its copy where there is a region to copy it to. */
  DatabaseSnapshot await(
      DeployedCluster cluster, String name, String id, Optional<Replica> replica) {
    try (var rds = access.rds()) {
      DBClusterSnapshot taken = await(rds, name);
      return new DatabaseSnapshot(
          cluster.address(),
          cluster.name(),
          name,
          taken.dbClusterSnapshotArn(),
          taken.snapshotCreateTime(),
          replica.map(region -> copy(taken, id, region)));
    }
  }

  /** The name of the snapshot of a backup: RDS allows letters, digits and hyphens. */
  static String name(String cluster, String id) {
    return cluster + "-" + id.toLowerCase(Locale.ROOT);
  }

  private SnapshotCopy copy(DBClusterSnapshot taken, String id, Replica replica) {
    String name = taken.dbClusterSnapshotIdentifier();
    session.say("  copying snapshot %s to %s", name, replica.region());
    try (var rds = access.in(replica.region()).rds()) {
      rds.copyDBClusterSnapshot(
          request ->
              request
                  .sourceRegion(access.region())
                  .sourceDBClusterSnapshotIdentifier(taken.dbClusterSnapshotArn())
                  .targetDBClusterSnapshotIdentifier(name)
                  .kmsKeyId(replica.keyArn())
                  .tags(tag(id)));
      return new SnapshotCopy(replica.region(), name, await(rds, name).dbClusterSnapshotArn());
    }
  }

  private DBClusterSnapshot await(RdsClient rds, String name) {
    return wait.until(
        "snapshot " + name,
        () ->
            rds
                .describeDBClusterSnapshots(request -> request.dbClusterSnapshotIdentifier(name))
                .dbClusterSnapshots()
                .stream()
                .filter(snapshot -> snapshot.status().equals(AVAILABLE))
                .findFirst());
  }

  private static Tag tag(String id) {
    return Tag.builder().key(TAG).value(id).build();
  }
}
