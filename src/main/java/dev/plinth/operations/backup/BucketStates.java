package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.backup.BackupManifest.BucketReplica;
import dev.plinth.operations.backup.DeployedStores.DeployedBucket;
import dev.plinth.operations.backup.DeployedStores.Replica;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.ReplicationStatus;

/**
 * How far buckets are replicated: both sides are listed and held against each other, since a
 * replica has the version of what it is a copy of.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html">The
 *     status of replication</a>
 */
final class BucketStates {
  private final AwsAccess access;

  BucketStates(AwsAccess access) {
    this.access = access;
  }

  /** How far one bucket is. */
  BucketReplica look(DeployedBucket bucket) {
    return bucket
        .replica()
        .map(replica -> replicated(bucket, replica))
        .orElseGet(() -> alone(bucket));
  }

  private BucketReplica alone(DeployedBucket bucket) {
    try (var s3 = access.s3()) {
      var objects = current(s3, bucket.name(), List.of(""));
      return new BucketReplica(
          bucket.address(),
          bucket.name(),
          Optional.empty(),
          Optional.empty(),
          objects.size(),
          bytes(objects),
          0,
          0,
          Optional.empty());
    }
  }

  private BucketReplica replicated(DeployedBucket bucket, Replica replica) {
    try (var home = access.s3();
        var there = access.in(replica.region()).s3()) {
      var objects = current(home, bucket.name(), replica.prefixes());
      var copies = current(there, replica.bucket(), replica.prefixes());
      List<ObjectVersion> missing =
          objects.values().stream().filter(object -> !isAmong(copies, object)).toList();
      long failed = missing.stream().filter(object -> hasFailed(home, bucket, object)).count();
      return new BucketReplica(
          bucket.address(),
          bucket.name(),
          Optional.of(replica.bucket()),
          Optional.of(replica.region()),
          objects.size(),
          bytes(objects),
          missing.size() - failed,
          failed,
          newest(objects, copies));
    }
  }

  private static Optional<Instant> newest(
      Map<String, ObjectVersion> objects, Map<String, ObjectVersion> copies) {
    return objects.values().stream()
        .filter(object -> isAmong(copies, object))
        .map(ObjectVersion::lastModified)
        .max(Instant::compareTo);
  }

  private static boolean isAmong(Map<String, ObjectVersion> copies, ObjectVersion object) {
    ObjectVersion copy = copies.get(object.key());
    return copy != null && copy.versionId().equals(object.versionId());
  }

  private static boolean hasFailed(S3Client s3, DeployedBucket bucket, ObjectVersion object) {
    return s3.headObject(
                request ->
                    request.bucket(bucket.name()).key(object.key()).versionId(object.versionId()))
            .replicationStatus()
        == ReplicationStatus.FAILED;
  }

  /** What is there now, without backups: these are looked at one by one. */
  private static Map<String, ObjectVersion> current(
      S3Client s3, String bucket, List<String> prefixes) {
    var found = new HashMap<String, ObjectVersion>();
    for (String prefix : prefixes) {
      s3
          .listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(prefix))
          .versions()
          .stream()
          .filter(ObjectVersion::isLatest)
          .filter(version -> !version.key().startsWith(BackupCatalog.FOLDER))
          .forEach(version -> found.put(version.key(), version));
    }
    return found;
  }

  private static long bytes(Map<String, ObjectVersion> objects) {
    return objects.values().stream().mapToLong(ObjectVersion::size).sum();
  }
}
