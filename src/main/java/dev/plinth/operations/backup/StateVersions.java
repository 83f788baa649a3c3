package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.backup.BackupManifest.KeptConfiguration;
import dev.plinth.operations.backup.BackupManifest.StateVersion;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

/**
 * The states of an environment that the state bucket keeps, and the last good configuration beside
 * them. Copies stay in the state bucket: a state may have secrets, and instances read the bucket of
 * the data.
 */
final class StateVersions {
  private final AwsAccess access;
  private final String bucket;
  private final String folder;
  private final String key;

  StateVersions(DeployedEnvironment environment) {
    var deployment = environment.deployment();
    access = environment.access().in(deployment.stateRegion());
    bucket = deployment.stateBucket();
    folder = BackupPlace.stateFolder(environment);
    key = environment.stateKey();
  }

  /** Every version that is kept, the newest first. */
  List<StateVersion> all() {
    try (var s3 = access.s3()) {
      return versions(s3, key).stream().map(version -> kept(version, Optional.empty())).toList();
    }
  }

  /**
   * Every version, and a copy of the newest, which outlives the time that versions are kept.
   *
   * @param id of the backup
   */
  List<StateVersion> save(String id) {
    try (var s3 = access.s3()) {
      String copy = folder + id + "/state.json";
      List<ObjectVersion> versions = versions(s3, key);
      versions.stream().limit(1).forEach(version -> copy(s3, version, copy));
      return versions.stream()
          .map(version -> kept(version, version.isLatest() ? Optional.of(copy) : Optional.empty()))
          .toList();
    }
  }

  /**
   * The last good configuration, where one is kept, and a copy of it.
   *
   * @param id of the backup
   */
  List<KeptConfiguration> saveConfiguration(String id, String configurationKey) {
    try (var s3 = access.s3()) {
      String copy = folder + id + "/configuration.json";
      return versions(s3, configurationKey).stream()
          .filter(ObjectVersion::isLatest)
          .peek(version -> copy(s3, version, copy))
          .map(
              version ->
                  new KeptConfiguration(
                      version.key(), version.versionId(), version.lastModified(), copy))
          .toList();
    }
  }

  /** A deleted object has its newest version behind a mark: it is not there. */
  private List<ObjectVersion> versions(S3Client s3, String of) {
    return s3
        .listObjectVersionsPaginator(request -> request.bucket(bucket).prefix(of))
        .versions()
        .stream()
        .filter(version -> version.key().equals(of))
        .toList();
  }

  private void copy(S3Client s3, ObjectVersion version, String copy) {
    s3.copyObject(
        request ->
            request
                .sourceBucket(bucket)
                .sourceKey(version.key())
                .sourceVersionId(version.versionId())
                .destinationBucket(bucket)
                .destinationKey(copy));
  }

  private static StateVersion kept(ObjectVersion version, Optional<String> copy) {
    return new StateVersion(
        version.key(), version.versionId(), version.lastModified(), version.size(), copy);
  }
}
