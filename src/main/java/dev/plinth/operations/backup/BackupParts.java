package dev.plinth.operations.backup;

import dev.plinth.operations.backup.BackupManifest.BucketReplica;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** One backup, for people. */
record BackupParts(BackupManifest manifest) {
  List<String> lines() {
    var lines = new ArrayList<String>();
    manifest.tables().stream().map(BackupParts::table).forEach(lines::add);
    manifest.database().map(BackupParts::database).ifPresent(lines::add);
    manifest.buckets().stream().map(BackupParts::bucket).forEach(lines::add);
    lines.add(states());
    manifest
        .configurations()
        .forEach(kept -> lines.add("configuration of %s, found good".formatted(kept.at())));
    lines.add(
        "what was written since %s (%s ago) is not in it"
            .formatted(manifest.oldestPart(), Age.of(manifest.oldestPart())));
    return lines;
  }

  /** How many of the objects that are to be replicated are there. */
  String replication() {
    long objects = sum(BucketReplica::objects);
    long arrived = objects - sum(BucketReplica::pending) - sum(BucketReplica::failed);
    return replicated().isEmpty() ? "not replicated" : "%d of %d".formatted(arrived, objects);
  }

  private long sum(ToLongFunction<BucketReplica> count) {
    return replicated().stream().mapToLong(count).sum();
  }

  private List<BucketReplica> replicated() {
    return manifest.buckets().stream().filter(bucket -> bucket.replica().isPresent()).toList();
  }

  private String states() {
    return manifest.states().isEmpty()
        ? "no state"
        : "state: %d versions since %s, the newest %s"
            .formatted(
                manifest.states().size(),
                manifest.states().get(manifest.states().size() - 1).at(),
                manifest.states().get(0).versionId());
  }

  private static String table(TableExport table) {
    return "table %s: %d items as of %s".formatted(table.table(), table.items(), table.at());
  }

  private static String database(DatabaseSnapshot database) {
    return "database %s: snapshot %s%s"
        .formatted(
            database.cluster(),
            database.snapshot(),
            database.copy().map(copy -> ", and in " + copy.region()).orElse(""));
  }

  private static String bucket(BucketReplica bucket) {
    String objects = "%d objects, %d bytes".formatted(bucket.objects(), bucket.bytes());
    return bucket
        .replica()
        .map(
            replica ->
                "bucket %s: %s replicated to %s in %s; %d on the way, %d failed"
                    .formatted(
                        bucket.bucket(),
                        objects,
                        replica,
                        bucket.replicaRegion().orElseThrow(),
                        bucket.pending(),
                        bucket.failed()))
        .orElseGet(
            () ->
                "bucket %s: %s, kept by their versions in this region alone"
                    .formatted(bucket.bucket(), objects));
  }
}
