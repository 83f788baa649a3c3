package dev.plinth.operations.recovery;

import dev.plinth.environment.Deployment;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.BucketRegion;
import dev.plinth.operations.backup.BackupCatalog;
import dev.plinth.operations.backup.BackupManifest;
import dev.plinth.platforms.Target;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * A backup, and the bucket to read it from: the one that it was written to, or its replica.
 *
 * @param access clients for the region of the bucket
 */
record DataSource(AwsAccess access, String bucket, BackupManifest manifest) {
  /** Which environment's backups to look for, and where one can look. */
  record Search(Target lost, Deployment deployment, boolean lostRegionAnswers, AwsAccess access) {
    /**
     * The newest backup of the lost environment that can be reached, or the one with an id.
     *
     * @param bucket where it is; otherwise all buckets that carry the environment's tags are looked
     *     into
     */
    Optional<DataSource> find(Optional<String> bucket, Optional<String> id) {
      try (var s3 = access.s3()) {
        List<String> names = bucket.map(List::of).orElseGet(() -> names(s3));
        return names.stream()
            .flatMap(name -> in(s3, name, bucket.isPresent(), id).stream())
            .max(
                Comparator.comparing((DataSource source) -> source.manifest().at())
                    // What wrote the backup has all objects; a replica only those that matter most.
                    .thenComparing(source -> source.isIn(deployment.region())));
      }
    }

    private static List<String> names(S3Client s3) {
      return s3.listBuckets().buckets().stream().map(Bucket::name).toList();
    }

    private Optional<DataSource> in(
        S3Client s3, String bucket, boolean named, Optional<String> id) {
      try {
        return BucketRegion.of(s3, bucket)
            .filter(region -> lostRegionAnswers || !region.equals(deployment.region()))
            .map(access::in)
            .filter(there -> named || isOfLost(there, bucket))
            .flatMap(there -> newest(there, bucket, id));
      } catch (SdkException failure) {
        // What a lost region does not give is looked for elsewhere, unless it was asked for by
        // name.
        if (named) {
          throw failure;
        }
        return Optional.empty();
      }
    }

    private Optional<DataSource> newest(AwsAccess there, String bucket, Optional<String> id) {
      BackupCatalog catalog = BackupCatalog.of(there, bucket);
      return id.map(it -> catalog.find(lost, it))
          .orElseGet(() -> catalog.latest(lost))
          .map(manifest -> new DataSource(there, bucket, manifest));
    }

    /** The states of a platform may be in the same bucket as those of others. */
    private boolean isOfLost(AwsAccess there, String bucket) {
      if (List.of(deployment.stateBucket(), deployment.stateReplica()).contains(bucket)) {
        return true;
      }
      try (var s3 = there.s3()) {
        return s3.getBucketTagging(request -> request.bucket(bucket)).tagSet().stream()
            .filter(tag -> tag.key().equals("Environment"))
            .anyMatch(tag -> tag.value().equals(lost.environment()));
      }
    }
  }

  boolean isIn(String region) {
    return access.region().equals(region);
  }
}
