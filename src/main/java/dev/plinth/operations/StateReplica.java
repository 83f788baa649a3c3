package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The copy of a state bucket in another region.
 *
 * @param access clients for that region
 */
public record StateReplica(AwsAccess access, String bucket) {
  private static final String NOT_REPLICATED = "ReplicationConfigurationNotFoundError";

  /** The copy of the bucket that keeps a deployment's state; empty where it is not copied. */
  public static Optional<StateReplica> of(AwsAccess access, Deployment deployment) {
    AwsAccess home = access.in(deployment.stateRegion());
    try (var s3 = home.s3()) {
      return Optional.of(deployment.stateReplica())
          .filter(replica -> isCopied(s3, deployment.stateBucket(), replica))
          .flatMap(replica -> BucketRegion.of(s3, replica).map(home::in))
          .map(there -> new StateReplica(there, deployment.stateReplica()));
    }
  }

  private static boolean isCopied(S3Client s3, String bucket, String replica) {
    try {
      return s3
          .getBucketReplication(request -> request.bucket(bucket))
          .replicationConfiguration()
          .rules()
          .stream()
          .anyMatch(rule -> rule.destination().bucket().endsWith(":" + replica));
    } catch (S3Exception refused) {
      if (refused.awsErrorDetails() != null
          && refused.awsErrorDetails().errorCode().equals(NOT_REPLICATED)) {
        return false;
      }
      throw refused;
    }
  }
}
