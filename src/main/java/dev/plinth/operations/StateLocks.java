package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * The lock of one state, as the S3 backend of terraform keeps it: the item {@code <bucket>/<key of
 * the state>} of the lock table, and the object {@code <key of the state>.tflock}.
 */
final class StateLocks {
  private static final String INFO = "Info";

  private final AwsAccess access;
  private final Deployment deployment;
  private final String key;

  /** That of a target: its state may be in another region than the platform. */
  StateLocks(AwsAccess access, Deployment deployment, Target target) {
    this.access = access.in(deployment.stateRegion());
    this.deployment = deployment;
    this.key = StateStore.key(target);
  }

  /** Both halves, one, or none if nobody holds it. */
  List<HeldLock> held() {
    return Stream.of(
            item().map(text -> held("table " + deployment.lockTable(), true, text)),
            object().map(text -> held("bucket " + deployment.stateBucket(), false, text)))
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Takes away what was seen. While one half stands nobody else gets the lock, so the item goes
   * first, and only if it still is what was seen.
   *
   * @return whether it was still there as it was seen
   */
  boolean release(List<HeldLock> seen) {
    if (!held().equals(seen)) {
      return false;
    }
    for (HeldLock half : seen) {
      if (half.inTable() && !deleteItem(half.text())) {
        return false;
      }
      if (!half.inTable()) {
        deleteObject();
      }
    }
    return true;
  }

  private static HeldLock held(String place, boolean inTable, String text) {
    return new HeldLock(place, inTable, text, StateLock.parse(text));
  }

  private Optional<String> item() {
    try (var dynamoDb = access.dynamoDb()) {
      Map<String, AttributeValue> item =
          dynamoDb
              .getItem(
                  request ->
                      request.tableName(deployment.lockTable()).key(itemKey()).consistentRead(true))
              .item();
      return Optional.ofNullable(item.get(INFO)).map(AttributeValue::s);
    } catch (ResourceNotFoundException noTable) {
      return Optional.empty();
    }
  }

  private Optional<String> object() {
    try (var s3 = access.s3()) {
      return Optional.of(
          s3.getObjectAsBytes(request -> request.bucket(deployment.stateBucket()).key(objectKey()))
              .asUtf8String());
    } catch (NoSuchKeyException | NoSuchBucketException notLocked) {
      return Optional.empty();
    }
  }

  private boolean deleteItem(String seen) {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.deleteItem(
          request ->
              request
                  .tableName(deployment.lockTable())
                  .key(itemKey())
                  .conditionExpression("#info = :seen")
                  .expressionAttributeNames(Map.of("#info", INFO))
                  .expressionAttributeValues(Map.of(":seen", AttributeValue.fromS(seen))));
      return true;
    } catch (ConditionalCheckFailedException takenAnew) {
      return false;
    }
  }

  private void deleteObject() {
    try (var s3 = access.s3()) {
      s3.deleteObject(request -> request.bucket(deployment.stateBucket()).key(objectKey()));
    }
  }

  private Map<String, AttributeValue> itemKey() {
    return Map.of("LockID", AttributeValue.fromS(deployment.stateBucket() + "/" + key));
  }

  private String objectKey() {
    return key + ".tflock";
  }
}
