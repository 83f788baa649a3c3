package dev.plinth.operations.backup;

import dev.plinth.platforms.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one backup has, and where. It is written last: parts without a manifest are no backup.
 *
 * @param id when it was begun, in UTC: {@code 20260131T120000Z}
 * @param platform of what
 * @param environment of what
 * @param account that it was taken in
 * @param region that it was taken in
 * @param at when it was begun
 * @param bucket that keeps it; where that is replicated, the same keys are in the replica
 * @param prefix of everything that the bucket keeps of it, such as {@code backups/<id>/}
 * @param tables the items of tables
 * @param database the database, where the platform has one
 * @param stateBucket that keeps the states and the configurations
 * @param states every version of the state that was kept at the time, the newest first
 * @param buckets how far the replication of buckets was
 * @param configurations the last good configuration at the time, where one was kept
 */
public record BackupManifest(
    String id,
    String platform,
    String environment,
    String account,
    String region,
    Instant at,
    String bucket,
    String prefix,
    List<TableExport> tables,
    Optional<DatabaseSnapshot> database,
    String stateBucket,
    List<StateVersion> states,
    List<BucketReplica> buckets,
    List<KeptConfiguration> configurations) {
  /** What was saved. */
  public Target target() {
    return new Target(platform, environment);
  }

  /** All of it, for machines. */
  public String json() {
    return ManifestJson.text(this);
  }

  /** The moment that nothing of it is older than: what was written later may be lost. */
  public Instant oldestPart() {
    return Stream.concat(
            tables.stream().map(TableExport::at), database.stream().map(DatabaseSnapshot::at))
        .min(Instant::compareTo)
        .orElse(at);
  }

  /**
   * The items of a table, as DynamoDB exported them.
   *
   * @param address where the table is in the configuration: {@code aws_dynamodb_table.main}
   * @param table its name at the time
   * @param export the ARN of the export
   * @param filesKey the object that lists the files of items
   * @param items how many there are
   * @param bytes how much was billed
   * @param at the moment that the items are of
   */
  public record TableExport(
      String address,
      String table,
      String export,
      String filesKey,
      long items,
      long bytes,
      Instant at) {}

  /**
   * A snapshot of a cluster of databases.
   *
   * @param address where the cluster is in the configuration: {@code aws_rds_cluster.webui}
   * @param cluster its name at the time
   * @param snapshot the snapshot's name
   * @param arn the snapshot's ARN
   * @param at the moment that the data are of
   * @param copy the same snapshot in the replica region
   */
  public record DatabaseSnapshot(
      String address,
      String cluster,
      String snapshot,
      String arn,
      Instant at,
      Optional<SnapshotCopy> copy) {}

  /** A snapshot in another region. */
  public record SnapshotCopy(String region, String snapshot, String arn) {}

  /**
   * A version of the state that the state bucket kept.
   *
   * @param key of the state
   * @param copy the key of a copy that outlives the version, of the newest one
   */
  public record StateVersion(
      String key, String versionId, Instant at, long bytes, Optional<String> copy) {}

  /**
   * How far the replication of a bucket was.
   *
   * @param address where the bucket is in the configuration: {@code aws_s3_bucket.storage}
   * @param replica the bucket that its objects are copied to, where they are
   * @param replicaRegion where that is
   * @param objects that are to be replicated, or all where there is no replica
   * @param bytes of these
   * @param pending how many of them were not there yet
   * @param failed how many of them will not come by themselves
   * @param newest when the youngest object was written that has arrived
   */
  public record BucketReplica(
      String address,
      String bucket,
      Optional<String> replica,
      Optional<String> replicaRegion,
      long objects,
      long bytes,
      long pending,
      long failed,
      Optional<Instant> newest) {}

  /**
   * The last configuration that was applied and found good.
   *
   * @param key in the state bucket
   * @param copy the key of a copy that outlives the version
   */
  public record KeptConfiguration(String key, String versionId, Instant at, String copy) {}
}
