package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.OperationFailed;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Small objects of a bucket, which are text. */
final class StoredText {
  private static final String REMEDY =
      "the backup is not whole: take another one, or bring the object's older version back";

  private final AwsAccess access;
  private final String bucket;

  StoredText(AwsAccess access, String bucket) {
    this.access = access;
    this.bucket = bucket;
  }

  /**
   * The whole text of an object.
   *
   * @throws OperationFailed if it is not there
   */
  String text(String key) {
    try (var s3 = access.s3()) {
      return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    } catch (NoSuchKeyException missing) {
      throw new OperationFailed("s3://%s/%s is missing".formatted(bucket, key), REMEDY);
    }
  }

  /**
   * The object as JSON.
   *
   * @throws OperationFailed if it is not there, or something else
   */
  JsonNode json(String key) {
    try {
      return new ObjectMapper().readTree(text(key));
    } catch (JsonProcessingException damaged) {
      throw new OperationFailed("s3://%s/%s is damaged".formatted(bucket, key), REMEDY);
    }
  }

  void write(String key, String text) {
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(bucket).key(key).contentType("application/json"),
          RequestBody.fromString(text));
    }
  }
}
