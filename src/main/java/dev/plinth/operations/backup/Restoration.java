package dev.plinth.operations.backup;

import dev.plinth.operations.Approval;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Change;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import dev.plinth.operations.backup.BackupManifest.BucketReplica;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.BackupManifest.SnapshotCopy;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import dev.plinth.operations.backup.DeployedStores.DeployedBucket;
import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings back what a backup has, into the environment that it is of, or into another one of the
 * same platform. What is there already and the same is left alone, so that a restoration that was
 * interrupted goes on when it is run again.
 */
public final class Restoration {
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final Approval GIVEN = change -> {};

  private final Session session;
  private final Set<DataPart> parts;
  private final boolean exact;
  private final Duration patience;

  /** Waits two hours for what AWS does, at most. */
  public Restoration(Session session, Set<DataPart> parts, boolean exact) {
    this(session, parts, exact, PATIENCE);
  }

  /**
   * @param parts what to bring back
   * @param exact whether to delete what the backup does not have; otherwise it is kept
   * @param patience how long databases and tables may take to be made
   */
  public Restoration(Session session, Set<DataPart> parts, boolean exact, Duration patience) {
    this.session = session;
    this.parts = Set.copyOf(parts);
    this.exact = exact;
    this.patience = patience;
  }

  /**
   * Does it, without asking.
   *
   * @param sourceBucket that keeps the backup: {@link BackupManifest#bucket()}, or its replica.
   *     Objects come from it too
   * @param sourceAccess clients for its region
   * @throws OperationFailed if something could not be brought back; run again, it goes on
   */
  public RestorationReport restore(
      DeployedEnvironment into, BackupManifest from, String sourceBucket, AwsAccess sourceAccess) {
    return restore(into, from, sourceBucket, sourceAccess, GIVEN);
  }

  /**
   * Says what would be overwritten, asks, and does it.
   *
   * @param sourceBucket that keeps the backup: {@link BackupManifest#bucket()}, or its replica.
   *     Objects come from it too
   * @param sourceAccess clients for its region
   * @throws OperationFailed if something could not be brought back; run again, it goes on
   */
  public RestorationReport restore(
      DeployedEnvironment into,
      BackupManifest from,
      String sourceBucket,
      AwsAccess sourceAccess,
      Approval approval) {
    into.introduce(session, "restore");
    session.say(
        "  from       %s, taken %s ago in %s, s3://%s",
        from.id(), Age.of(from.at()), from.region(), sourceBucket);
    return carryOut(
        into, new BackupSteps(into, from, new Source(sourceBucket, sourceAccess)).all(), approval);
  }

  /**
   * Says what would be overwritten, asks, and brings everything back to a moment that AWS itself
   * still knows, without a backup.
   *
   * @throws OperationFailed if something could not be brought back; run again, it goes on
   */
  public RestorationReport restore(DeployedEnvironment into, Instant at, Approval approval) {
    into.introduce(session, "restore");
    session.say("  to         %s, %s ago", at, Age.of(at));
    try (var moment = new MomentSteps(into, at)) {
      return carryOut(into, moment.all(), approval);
    }
  }

  private RestorationReport carryOut(
      DeployedEnvironment into, List<RestorationStep> steps, Approval approval) {
    List<RestorationStep> needed = steps.stream().filter(RestorationStep::isNeeded).toList();
    steps.forEach(step -> session.say("  %s", step.intention()));
    if (needed.isEmpty()) {
      session.say("nothing to restore");
      return new RestorationReport(List.of(), false);
    }
    approval.ask(new Change("restore", into.target(), into.deployment()));
    var report =
        new RestorationReport(
            needed.stream().map(this::carryOut).toList(),
            needed.stream().anyMatch(DatabaseStep.class::isInstance));
    if (!report.isVerified()) {
      throw new OperationFailed(
          "not everything is as it was saved: something was written meanwhile, or not taken",
          "stop what writes, and run the command again: it goes on");
    }
    return report;
  }

  private RestorationReport.Store carryOut(RestorationStep step) {
    RestorationReport.Store store = step.carryOut();
    session.say(
        "restored %s: %d written, %d the same, %d deleted",
        store.name(), store.restored(), store.same(), store.deleted());
    return store;
  }

  private DatabaseStep databaseStep(
      DeployedEnvironment into, DeployedCluster cluster, DatabaseSource source) {
    return new DatabaseStep(
        cluster,
        source,
        DeployedStores.of(into.state()),
        new DatabaseRestoration(
            session, into.access(), cluster, source, new Wait(session, patience)));
  }

  /** The bucket that a backup is read from. */
  private record Source(String bucket, AwsAccess access) {}

  /** What is to be done to bring a backup back. */
  private final class BackupSteps {
    private final DeployedEnvironment into;
    private final BackupManifest from;
    private final Source source;
    private final DeployedStores stores;

    BackupSteps(DeployedEnvironment into, BackupManifest from, Source source) {
      this.into = into;
      this.from = from;
      this.source = source;
      stores = DeployedStores.of(into.state());
    }

    List<RestorationStep> all() {
      var steps = new ArrayList<RestorationStep>();
      if (parts.contains(DataPart.TABLES)) {
        from.tables().stream().map(this::table).forEach(steps::add);
      }
      if (parts.contains(DataPart.OBJECTS)) {
        from.buckets().stream().flatMap(saved -> bucket(saved).stream()).forEach(steps::add);
      }
      if (parts.contains(DataPart.DATABASE)) {
        from.database().map(this::database).ifPresent(steps::add);
      }
      return steps;
    }

    private RestorationStep table(TableExport saved) {
      DeployedTable table =
          stores.table(saved.address()).orElseThrow(() -> missing(saved.address()));
      return new TableStep(
          into.access(),
          table,
          new ExportedItems(source.access(), source.bucket(), saved.filesKey()),
          exact);
    }

    private Optional<RestorationStep> bucket(BucketReplica saved) {
      DeployedBucket bucket =
          stores.bucket(saved.address()).orElseThrow(() -> missing(saved.address()));
      boolean keepsTheBackup = saved.bucket().equals(from.bucket());
      if (!keepsTheBackup && !source.access().region().equals(from.region())) {
        session.warn(
            "bucket %s has no replica: its objects are in %s alone"
                .formatted(saved.bucket(), from.region()));
        return Optional.empty();
      }
      var place =
          keepsTheBackup
              ? new ObjectRestoration.Place(source.access(), source.bucket())
              : new ObjectRestoration.Place(source.access(), saved.bucket());
      return Optional.of(
          new ObjectStep(
              bucket.name(),
              new ObjectRestoration(
                  place,
                  new ObjectRestoration.Place(into.access(), bucket.name()),
                  moment(),
                  exact),
              exact));
    }

    /** A mistake is undone; from a region that is lost, what came last is wanted. */
    private Instant moment() {
      return into.target().equals(from.target()) ? from.at() : Instant.MAX;
    }

    private RestorationStep database(DatabaseSnapshot saved) {
      DeployedCluster cluster = stores.cluster().orElseThrow(() -> missing(saved.address()));
      return databaseStep(into, cluster, new DatabaseSource.Snapshot(snapshot(saved)));
    }

    private String snapshot(DatabaseSnapshot saved) {
      String region = into.access().region();
      return region.equals(from.region())
          ? saved.snapshot()
          : saved
              .copy()
              .filter(copy -> copy.region().equals(region))
              .map(SnapshotCopy::snapshot)
              .orElseThrow(
                  () ->
                      new OperationFailed(
                          "snapshot %s has no copy in %s".formatted(saved.snapshot(), region),
                          "copy it there: aws rds copy-db-cluster-snapshot, or choose another"
                              + " backup"));
    }

    private OperationFailed missing(String address) {
      return new OperationFailed(
          "%s has no %s to restore into".formatted(into.target(), address),
          "deploy the platform with the settings that it had when the backup was taken");
    }
  }

  /** What is to be done to go back to a moment. */
  private final class MomentSteps implements AutoCloseable {
    private final DeployedEnvironment into;
    private final Instant at;
    private final DeployedStores stores;
    private final List<SideTable> sideTables = new ArrayList<>();

    MomentSteps(DeployedEnvironment into, Instant at) {
      this.into = into;
      this.at = at;
      stores = DeployedStores.of(into.state());
    }

    List<RestorationStep> all() {
      var steps = new ArrayList<RestorationStep>();
      if (parts.contains(DataPart.TABLES)) {
        stores.tables().stream().map(this::table).forEach(steps::add);
      }
      if (parts.contains(DataPart.OBJECTS)) {
        stores.buckets().stream().map(this::bucket).forEach(steps::add);
      }
      if (parts.contains(DataPart.DATABASE)) {
        stores
            .cluster()
            .map(
                cluster ->
                    databaseStep(into, cluster, new DatabaseSource.Moment(cluster.name(), at)))
            .ifPresent(steps::add);
      }
      return steps;
    }

    @Override
    public void close() {
      sideTables.forEach(SideTable::close);
    }

    private RestorationStep table(DeployedTable table) {
      var side =
          SideTable.of(session, into.access(), table.name(), at, new Wait(session, patience));
      sideTables.add(side);
      return new TableStep(into.access(), table, side.items(), exact);
    }

    private RestorationStep bucket(DeployedBucket bucket) {
      var place = new ObjectRestoration.Place(into.access(), bucket.name());
      return new ObjectStep(bucket.name(), new ObjectRestoration(place, place, at, exact), exact);
    }
  }
}
