package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Cloud;
import dev.plinth.operations.backup.BackupManifest;
import dev.plinth.operations.backup.BackupManifest.BucketReplica;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a recovery is going to do.
 *
 * @param lost where the lost environment is
 * @param lostRegionAnswers whether its region does
 * @param access clients for the region to recover in
 * @param files the settings of what will stand in for it
 * @param source the data; empty if the platform alone is deployed
 * @param bootstrapIsMissing whether the place of the state has to be made
 * @param replicaRegion that data are copied to from now on
 */
record RecoveryPlan(
    RecoveryRequest request,
    Deployment lost,
    boolean lostRegionAnswers,
    Cloud cloud,
    AwsAccess access,
    StandInFiles files,
    Optional<DataSource> source,
    boolean bootstrapIsMissing,
    Optional<String> replicaRegion) {

  /** What is recovered where, and from what. */
  List<String> introduction() {
    Deployment deployment = files.deployment();
    var lines = new ArrayList<String>();
    lines.add("recover %s in %s".formatted(request.lost(), request.region()));
    lines.add("  as         %s".formatted(files.target()));
    lines.add("  workspace  %s".formatted(files.target().environment()));
    lines.add("  account    %s (%s)".formatted(deployment.accountId(), cloud.name()));
    lines.add("  region     %s".formatted(deployment.region()));
    lines.add(
        "  state      %s in %s".formatted(deployment.stateBucket(), deployment.stateRegion()));
    lines.add(
        "  lost       %s, which %s"
            .formatted(lost.region(), lostRegionAnswers ? "answers" : "does not answer"));
    lines.add(
        source
            .map(
                found ->
                    "  data       backup %s, %s old, in %s (%s)"
                        .formatted(
                            found.manifest().id(),
                            Timings.said(age(found)),
                            found.bucket(),
                            found.access().region()))
            .orElse("  data       none"));
    return lines;
  }

  /** What is done, in this order. What is done already is passed over. */
  List<String> steps(Path root) {
    var steps = new ArrayList<String>();
    files.texts().keySet().forEach(file -> steps.add("write " + root.relativize(file)));
    if (bootstrapIsMissing) {
      steps.add("deploy %s: the place of the state".formatted(files.bootstrap()));
    }
    steps.add("deploy %s, and wait until it answers".formatted(files.target()));
    source.ifPresent(
        found -> {
          BackupManifest manifest = found.manifest();
          manifest
              .tables()
              .forEach(
                  table ->
                      steps.add("restore %d items of %s".formatted(table.items(), table.table())));
          manifest.buckets().forEach(bucket -> steps.add(objects(bucket, found)));
          manifest
              .database()
              .ifPresent(
                  database -> steps.add("restore the database %s".formatted(database.cluster())));
          steps.add("compare what was restored with the backup");
          steps.add("give generated secrets the values of their copies, where there are any");
        });
    return steps;
  }

  /** Objects are where the backup is, or in their own bucket while its region answers. */
  private static String objects(BucketReplica bucket, DataSource found) {
    String source = bucket.bucket();
    if (source.equals(found.manifest().bucket())) {
      return "restore the objects in " + found.bucket();
    }
    return found.isIn(found.manifest().region())
        ? "restore the objects in " + source
        : "leave the objects in %s: they are in %s alone"
            .formatted(source, found.manifest().region());
  }

  /** The age of the oldest part of a backup. */
  static Duration age(DataSource source) {
    return Duration.between(source.manifest().oldestPart(), Instant.now());
  }
}
