package dev.plinth.operations.backup;

import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Takes a backup of everything that a deployed platform keeps. */
public final class Backup {
  private static final DateTimeFormatter ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Session session;
  private final Duration patience;

  /**
   * @param patience how long exports and snapshots may take
   */
  public Backup(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
  }

  /**
   * Takes it, and waits for it.
   *
   * @throws dev.plinth.operations.OperationFailed if a part failed, or takes longer than the
   *     patience; there is no manifest then, and so no backup
   */
  public BackupManifest take(DeployedEnvironment environment) {
    Instant now = Instant.now();
    String id = ID.format(now);
    environment.introduce(session, "backup");
    session.say("  backup     %s", id);
    var stores = DeployedStores.of(environment.state());
    var place = BackupPlace.of(environment);
    var wait = new Wait(session, patience);
    var snapshots = new DatabaseSnapshots(session, environment.access(), wait);
    var exports = new TableExports(session, environment.access(), place, id);

    var started = exports.start(stores.tables(), environment.deployment().accountId());
    Optional<String> snapshot = stores.cluster().map(cluster -> snapshots.start(cluster, id));
    var states = new StateVersions(environment);
    var versions = states.save(id);
    var configurations = states.saveConfiguration(id, environment.goodConfigurationKey());
    List<TableExport> tables = started.stream().map(export -> exports.await(export, wait)).toList();
    Optional<DatabaseSnapshot> database = snapshot.map(name -> await(snapshots, stores, name, id));
    var buckets = new BucketStates(environment.access());

    var manifest =
        new BackupManifest(
            id,
            environment.target().platform(),
            environment.target().environment(),
            environment.deployment().accountId(),
            environment.deployment().region(),
            now,
            place.bucket(),
            place.folder() + id + "/",
            tables,
            database,
            environment.deployment().stateBucket(),
            versions,
            stores.buckets().stream().map(buckets::look).toList(),
            configurations);
    write(place, manifest);
    place.replica().ifPresent(replica -> awaitReplica(wait, place, replica, manifest));
    return manifest;
  }

  /** When the backup of an id was begun. */
  static Instant moment(String id) {
    return ID.parse(id, Instant::from);
  }

  private static DatabaseSnapshot await(
      DatabaseSnapshots snapshots, DeployedStores stores, String name, String id) {
    DeployedCluster cluster = stores.cluster().orElseThrow();
    return snapshots.await(cluster, name, id, stores.replica());
  }

  private static void write(BackupPlace place, BackupManifest manifest) {
    new StoredText(place.access(), place.bucket())
        .write(
            place.folder() + manifest.id() + BackupCatalog.MANIFEST, ManifestJson.text(manifest));
  }

  /** A backup that is only in its own region does not survive it. */
  private void awaitReplica(
      Wait wait, BackupPlace place, BackupPlace.ReplicaPlace replica, BackupManifest manifest) {
    session.say("  waiting for the replica in %s", replica.access().region());
    wait.until(
        "the replication of backup " + manifest.id(),
        () ->
            Optional.of(manifest.prefix())
                .filter(
                    prefix ->
                        StoredObjects.keys(replica.access(), replica.bucket(), prefix)
                            .containsAll(
                                StoredObjects.keys(place.access(), place.bucket(), prefix))));
  }
}
