package dev.plinth.operations.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.StateReplica;
import dev.plinth.operations.backup.DeployedStores.DeployedBucket;
import dev.plinth.operations.backup.DeployedStores.Replica;
import java.util.Optional;

/**
 * Where the backups of a platform are: in its own bucket for backups, or else in the state bucket.
 * Both may be replicated.
 *
 * @param access clients for the region of the bucket
 * @param folder that the backups of this platform in this environment are in
 * @param replica the bucket's copy in another region, where it has one
 */
public record BackupPlace(
    AwsAccess access, String bucket, String folder, Optional<ReplicaPlace> replica) {
  /** The same backups in another region. */
  public record ReplicaPlace(AwsAccess access, String bucket) {}

  /** The place for the backups of a deployed platform. */
  public static BackupPlace of(DeployedEnvironment environment) {
    String output = environment.target().platform() + "_storage_bucket";
    return environment
        .state()
        .output(output)
        .map(JsonNode::asText)
        .map(bucket -> own(environment, bucket))
        .orElseGet(() -> withTheStates(environment));
  }

  /** What this bucket, or its replica, keeps. */
  public BackupCatalog catalog() {
    return BackupCatalog.of(access, bucket);
  }

  private static BackupPlace own(DeployedEnvironment environment, String bucket) {
    Optional<Replica> replica =
        DeployedStores.of(environment.state()).buckets().stream()
            .filter(found -> found.name().equals(bucket))
            .map(DeployedBucket::replica)
            .flatMap(Optional::stream)
            .findFirst();
    return new BackupPlace(
        environment.access(),
        bucket,
        BackupCatalog.FOLDER,
        replica.map(
            found -> new ReplicaPlace(environment.access().in(found.region()), found.bucket())));
  }

  private static BackupPlace withTheStates(DeployedEnvironment environment) {
    var deployment = environment.deployment();
    return new BackupPlace(
        environment.access().in(deployment.stateRegion()),
        deployment.stateBucket(),
        stateFolder(environment),
        StateReplica.of(environment.access(), deployment)
            .map(found -> new ReplicaPlace(found.access(), found.bucket())));
  }

  /** Where the state bucket keeps what belongs to backups of an environment. */
  static String stateFolder(DeployedEnvironment environment) {
    return "%s%s/%s/"
        .formatted(
            BackupCatalog.FOLDER,
            environment.target().platform(),
            environment.target().environment());
  }
}
