package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket that keeps the states of an account, and the table that locks them. */
final class StateStore {
  private static final int MOVED = 301;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final AwsAccess access;
  private final Deployment deployment;

  /** The store of a deployment: it may be in another region than the platform. */
  StateStore(AwsAccess access, Deployment deployment) {
    this.access = access.in(deployment.stateRegion());
    this.deployment = deployment;
  }

  /** What keeps the bucket from being used, if anything does; that it is missing does not. */
  Optional<Obstacle> bucketObstacle() {
    return switch (bucketStatus()) {
      case FORBIDDEN ->
          Optional.of(
              new Obstacle(
                  "the state bucket %s belongs to another account, or is closed to these credentials"
                      .formatted(deployment.stateBucket()),
                  """
                  bucket names are worldwide: if it is not yours, choose another state_bucket in the settings;
                  if it is, these credentials need s3:ListBucket, s3:GetObject and s3:PutObject on it\
                  """));
      case MOVED ->
          Optional.of(
              new Obstacle(
                  "the state bucket %s is not in region %s"
                      .formatted(deployment.stateBucket(), deployment.stateRegion()),
                  "set state_region in the settings to the bucket's region"));
      default -> Optional.empty();
    };
  }

  boolean bucketIsMissing() {
    return bucketStatus() == NOT_FOUND;
  }

  /** Whether the lock table is there to be used. */
  boolean tableIsMissing() {
    try (var dynamoDb = access.dynamoDb()) {
      var table = dynamoDb.describeTable(request -> request.tableName(deployment.lockTable()));
      return table.table().tableStatus() == TableStatus.DELETING;
    } catch (ResourceNotFoundException missing) {
      return true;
    }
  }

  /** Where the bucket keeps the state of a platform in its workspace. */
  static String key(Target target) {
    return "env:/%s/%s/terraform.tfstate".formatted(target.environment(), target.platform());
  }

  /** The state as it is stored; absent if the platform was never deployed. */
  Optional<TerraformState> state(Target target) {
    try (var s3 = access.s3()) {
      String text =
          s3.getObjectAsBytes(request -> request.bucket(deployment.stateBucket()).key(key(target)))
              .asUtf8String();
      return Optional.of(TerraformState.parse(text));
    } catch (NoSuchKeyException missing) {
      return Optional.empty();
    }
  }

  /**
   * The keys of the states in the bucket that still describe resources.
   *
   * @param exceptPlatform whose own states do not count
   */
  List<String> statesBeside(String exceptPlatform) {
    try (var s3 = access.s3()) {
      return s3
          .listObjectsV2Paginator(request -> request.bucket(deployment.stateBucket()))
          .contents()
          .stream()
          .map(S3Object::key)
          .filter(key -> key.endsWith(".tfstate"))
          .filter(key -> !Stream.of(key.split("/")).toList().contains(exceptPlatform))
          .filter(key -> describesResources(s3, key))
          .toList();
    }
  }

  /** Empties the bucket and its copy and lifts the table's protection, so that all can go. */
  void releaseForDeletion() {
    if (!bucketIsMissing()) {
      StateReplica.of(access, deployment)
          .ifPresent(replica -> deleteVersions(replica.access(), replica.bucket()));
      deleteVersions(access, deployment.stateBucket());
    }
    if (!tableIsMissing()) {
      try (var dynamoDb = access.dynamoDb()) {
        dynamoDb.updateTable(
            request -> request.tableName(deployment.lockTable()).deletionProtectionEnabled(false));
      }
    }
  }

  private static void deleteVersions(AwsAccess access, String bucket) {
    try (var s3 = access.s3()) {
      for (var page : s3.listObjectVersionsPaginator(request -> request.bucket(bucket))) {
        Stream.concat(
                page.versions().stream()
                    .map(version -> identifier(version.key(), version.versionId())),
                page.deleteMarkers().stream()
                    .map(marker -> identifier(marker.key(), marker.versionId())))
            .forEach(
                object ->
                    s3.deleteObject(
                        request ->
                            request
                                .bucket(bucket)
                                .key(object.key())
                                .versionId(object.versionId())));
      }
    }
  }

  private int bucketStatus() {
    try (var s3 = access.s3()) {
      s3.headBucket(
          request ->
              request.bucket(deployment.stateBucket()).expectedBucketOwner(deployment.accountId()));
      return 200;
    } catch (S3Exception refused) {
      // The answer to HEAD has no text: only these three say what is the matter by themselves.
      if (Set.of(MOVED, FORBIDDEN, NOT_FOUND).contains(refused.statusCode())) {
        return refused.statusCode();
      }
      throw refused;
    }
  }

  /** A destroyed platform may leave a state behind that is empty. */
  private boolean describesResources(S3Client s3, String key) {
    String state =
        s3.getObjectAsBytes(request -> request.bucket(deployment.stateBucket()).key(key))
            .asUtf8String();
    return !TerraformState.parse(state).isEmpty();
  }

  private static ObjectIdentifier identifier(String key, String versionId) {
    return ObjectIdentifier.builder().key(key).versionId(versionId).build();
  }
}
