package dev.plinth.operations.backup;

import dev.plinth.operations.Approval;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Change;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import dev.plinth.operations.StateReplica;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DbClusterSnapshotNotFoundException;

/**
 * Deletes backups that have served their time, in their region and in the other one, and what was
 * left by backups that never came to their end. What the buckets delete stays there as an older
 * version for as long as they keep such.
 */
public final class BackupCleaning {
  private static final Duration WITHOUT_A_PLAN = Duration.ofDays(35);
  private static final Pattern ID = Pattern.compile("(\\d{8}T\\d{6}Z)");

  private final Session session;
  private final DeployedEnvironment environment;
  private final BackupPlace place;
  private final DeployedStores stores;

  public BackupCleaning(Session session, DeployedEnvironment environment) {
    this.session = session;
    this.environment = environment;
    place = BackupPlace.of(environment);
    stores = DeployedStores.of(environment.state());
  }

  /**
   * How long the platform's own plan keeps the backups that AWS takes: as long as ours, if nothing
   * else is said. 35 days where it has no such plan.
   */
  public Duration retention() {
    return environment.state().resources("aws_backup_plan").stream()
        .map(plan -> plan.path("rule").path(0).path("lifecycle").path(0).path("delete_after"))
        .filter(days -> days.asInt() > 0)
        .map(days -> Duration.ofDays(days.asInt()))
        .findFirst()
        .orElse(WITHOUT_A_PLAN);
  }

  /**
   * Says what will be deleted, asks, and deletes it.
   *
   * @return how many backups were deleted, or left unfinished and deleted
   */
  public int clean(Retention retention, Approval approval) {
    environment.introduce(session, "clean up backups of");
    session.say("  deleting   %s", retention);
    var catalog = place.catalog();
    List<BackupManifest> all = catalog.all(environment.target());
    List<BackupManifest> expired = retention.expired(all, Instant.now());
    List<String> unfinished = unfinished(catalog, Instant.now());
    expired.forEach(
        backup -> session.say("  delete %s, taken %s ago", backup.id(), Age.of(backup.at())));
    unfinished.forEach(id -> session.say("  delete %s, which never came to its end", id));
    catalog
        .damaged()
        .forEach(key -> session.warn("%s is damaged; delete it by hand".formatted(key)));
    if (expired.isEmpty() && unfinished.isEmpty()) {
      session.say("nothing to delete: %d backups stay", all.size());
      return 0;
    }
    approval.ask(new Change("clean", environment.target(), environment.deployment()));
    var ids = new ArrayList<>(expired.stream().map(BackupManifest::id).toList());
    ids.addAll(unfinished);
    ids.forEach(this::delete);
    session.say("deleted %d; %d backups stay", ids.size(), all.size() - expired.size());
    return ids.size();
  }

  /** Parts of more than a day ago without a manifest: a backup under way has none yet either. */
  private List<String> unfinished(BackupCatalog catalog, Instant now) {
    var known = new HashSet<String>();
    catalog.all().forEach(backup -> known.add(backup.id()));
    catalog.damaged().forEach(key -> known.addAll(ids(Set.of(key))));
    var found =
        new TreeSet<>(ids(StoredObjects.keys(place.access(), place.bucket(), place.folder())));
    found.addAll(ids(stateKeys()));
    snapshots(environment.access())
        .forEach(name -> found.addAll(idOfSnapshot(name).stream().toList()));
    found.removeAll(known);
    found.removeIf(id -> Backup.moment(id).isAfter(now.minus(Duration.ofDays(1))));
    return List.copyOf(found);
  }

  /** The manifest first: what is left when this is interrupted is no backup any more. */
  private void delete(String id) {
    String folder = place.folder() + id + "/";
    place.replica().ifPresent(replica -> delete(replica.access(), replica.bucket(), folder));
    delete(place.access(), place.bucket(), folder);
    String stateFolder = BackupPlace.stateFolder(environment) + id + "/";
    StateReplica.of(environment.access(), environment.deployment())
        .ifPresent(replica -> delete(replica.access(), replica.bucket(), stateFolder));
    delete(
        environment.access().in(environment.deployment().stateRegion()),
        environment.deployment().stateBucket(),
        stateFolder);
    stores
        .cluster()
        .ifPresent(
            cluster -> {
              String name = DatabaseSnapshots.name(cluster.name(), id);
              deleteSnapshot(environment.access(), name);
              stores
                  .replica()
                  .ifPresent(
                      replica -> deleteSnapshot(environment.access().in(replica.region()), name));
            });
  }

  private static void delete(AwsAccess access, String bucket, String folder) {
    String manifest = folder.substring(0, folder.length() - 1) + BackupCatalog.MANIFEST;
    Set<String> keys = StoredObjects.keys(access, bucket, folder);
    try (var s3 = access.s3()) {
      if (keys.contains(manifest)) {
        s3.deleteObject(request -> request.bucket(bucket).key(manifest));
      }
      keys.stream()
          .filter(key -> !key.equals(manifest))
          .forEach(key -> s3.deleteObject(request -> request.bucket(bucket).key(key)));
    }
  }

  private static void deleteSnapshot(AwsAccess access, String name) {
    try (var rds = access.rds()) {
      rds.deleteDBClusterSnapshot(request -> request.dbClusterSnapshotIdentifier(name));
    } catch (DbClusterSnapshotNotFoundException gone) {
      // It was deleted before, or the backup never got so far.
      return;
    }
  }

  private Set<String> stateKeys() {
    return StoredObjects.keys(
        environment.access().in(environment.deployment().stateRegion()),
        environment.deployment().stateBucket(),
        BackupPlace.stateFolder(environment));
  }

  private List<String> snapshots(AwsAccess access) {
    try (var rds = access.rds()) {
      return stores
          .cluster()
          .map(
              cluster ->
                  rds
                      .describeDBClusterSnapshotsPaginator(
                          request ->
                              request.dbClusterIdentifier(cluster.name()).snapshotType("manual"))
                      .dbClusterSnapshots()
                      .stream()
                      .map(DBClusterSnapshot::dbClusterSnapshotIdentifier)
                      .toList())
          .orElse(List.of());
    }
  }

  private Optional<String> idOfSnapshot(String name) {
    String prefix = stores.cluster().orElseThrow().name() + "-";
    return Optional.of(name)
        .filter(found -> found.startsWith(prefix))
        .map(found -> found.substring(prefix.length()).toUpperCase(Locale.ROOT))
        .filter(found -> ID.matcher(found).matches());
  }

  private static Set<String> ids(Set<String> keys) {
    var ids = new TreeSet<String>();
    for (String key : keys) {
      Matcher id = ID.matcher(key);
      if (id.find()) {
        ids.add(id.group(1));
      }
    }
    return ids;
  }
}
