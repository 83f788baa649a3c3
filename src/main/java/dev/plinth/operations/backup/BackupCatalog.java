package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.platforms.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The backups that a bucket keeps: the one they were written to, or its replica in another region.
 */
public final class BackupCatalog {
  /** Where buckets keep backups. */
  static final String FOLDER = "backups/";

  /** The last part of a manifest's key. */
  static final String MANIFEST = "/manifest.json";

  private final List<BackupManifest> manifests;
  private final List<String> damaged;

  private BackupCatalog(List<BackupManifest> manifests, List<String> damaged) {
    this.manifests = manifests;
    this.damaged = damaged;
  }

  /**
   * Reads it.
   *
   * @param access clients for the region of the bucket
   */
  public static BackupCatalog of(AwsAccess access, String bucket) {
    var manifests = new ArrayList<BackupManifest>();
    var damaged = new ArrayList<String>();
    try (var s3 = access.s3()) {
      s3
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(FOLDER))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> key.endsWith(MANIFEST))
          .forEach(
              key ->
                  ManifestJson.manifest(
                          s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                              .asUtf8String())
                      .ifPresentOrElse(manifests::add, () -> damaged.add(key)));
    }
    manifests.sort(Comparator.comparing(BackupManifest::at).reversed());
    return new BackupCatalog(List.copyOf(manifests), List.copyOf(damaged));
  }

  /** All of them, the newest first. */
  public List<BackupManifest> all() {
    return manifests;
  }

  /** Those of a platform in an environment, the newest first. */
  public List<BackupManifest> all(Target target) {
    return manifests.stream().filter(manifest -> manifest.target().equals(target)).toList();
  }

  /** The newest of a platform in an environment. */
  public Optional<BackupManifest> latest(Target target) {
    return all(target).stream().findFirst();
  }

  /** The one with an id. */
  public Optional<BackupManifest> find(Target target, String id) {
    return all(target).stream().filter(manifest -> manifest.id().equals(id)).findFirst();
  }

  /** The keys of manifests that cannot be read. */
  public List<String> damaged() {
    return damaged;
  }
}
