package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.backup.BackupPlace.ReplicaPlace;
import java.util.Optional;

/**
 * A backup that was chosen, and where it is read from.
 *
 * @param access clients for the region of the bucket
 */
public record BackupChoice(BackupManifest manifest, String bucket, AwsAccess access) {
  /** What stands for the newest one. */
  private static final String LATEST = "latest";

  /**
   * Finds it.
   *
   * @param id of the backup, or {@code latest}
   * @param inReplica whether to look in the replica
   * @throws OperationFailed if there is none
   */
  public static BackupChoice of(DeployedEnvironment environment, String id, boolean inReplica) {
    var place = BackupPlace.of(environment);
    ReplicaPlace source =
        inReplica
            ? place.replica().orElseThrow(() -> noReplica(environment))
            : new ReplicaPlace(place.access(), place.bucket());
    var catalog = BackupCatalog.of(source.access(), source.bucket());
    Optional<BackupManifest> found =
        id.equals(LATEST)
            ? catalog.latest(environment.target())
            : catalog.find(environment.target(), id);
    return new BackupChoice(
        found.orElseThrow(() -> none(environment, id, source.bucket(), catalog)),
        source.bucket(),
        source.access());
  }

  private static OperationFailed noReplica(DeployedEnvironment environment) {
    return new OperationFailed(
        "%s is not replicated to another region".formatted(environment.target()),
        "leave --replica out");
  }

  private static OperationFailed none(
      DeployedEnvironment environment, String id, String bucket, BackupCatalog catalog) {
    String damaged =
        catalog.damaged().stream()
            .filter(key -> id.equals(LATEST) || key.contains(id))
            .map(key -> "; damaged: " + key)
            .findFirst()
            .orElse("");
    return new OperationFailed(
        "%s has no backup%s in s3://%s%s"
            .formatted(environment.target(), id.equals(LATEST) ? "" : " " + id, bucket, damaged),
        "see which there are: ./plinth backup %s --list; a replica is read with --replica"
            .formatted(environment.target()));
  }
}
