package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Writes an object to a bucket, reads it with the bucket's key, and deletes all of it. */
final class BucketProbe implements Probe {
  private final AwsAccess access;
  private final String bucket;
  private final String key;
  private final String mark;

  private BucketProbe(AwsAccess access, String bucket, String key, String mark) {
    this.access = access;
    this.bucket = bucket;
    this.key = key;
    this.mark = mark;
  }

  /**
   * @param bucket its name; the state says by which key it encrypts
   */
  static BucketProbe of(AwsAccess access, TerraformState state, String bucket, String mark) {
    String key =
        state.resources("aws_s3_bucket_server_side_encryption_configuration").stream()
            .filter(encryption -> encryption.path("bucket").asText().equals(bucket))
            .map(
                encryption ->
                    encryption.at(
                        "/rule/0/apply_server_side_encryption_by_default/0/kms_master_key_id"))
            .map(JsonNode::asText)
            .findFirst()
            .orElse("");
    return new BucketProbe(access, bucket, key, mark);
  }

  @Override
  public String part() {
    return "bucket " + bucket;
  }

  @Override
  public Observation attempt() {
    String name = "plinth-smoke/" + mark;
    try (var s3 = access.s3()) {
      var written =
          s3.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromString(mark));
      try {
        return read(s3, name);
      } finally {
        // Without its version a deletion would leave the object behind, and a marker on top.
        s3.deleteObject(request -> request.bucket(bucket).key(name).versionId(written.versionId()));
      }
    } catch (NoSuchBucketException missing) {
      return Observation.bad(part(), "is not there", "deploy makes it again, without its objects");
    }
  }

  private Observation read(S3Client s3, String name) {
    var found = s3.getObjectAsBytes(request -> request.bucket(bucket).key(name));
    if (!found.asUtf8String().equals(mark)) {
      return Observation.bad(
          part(), "gives back other bytes than were written", "look at it in the S3 console");
    }
    String used = found.response().ssekmsKeyId() == null ? "" : found.response().ssekmsKeyId();
    if (!used.equals(key)) {
      return Observation.bad(
          part(),
          "encrypts with %s instead of %s"
              .formatted(
                  used.isEmpty() ? "the key of S3" : used, key.isEmpty() ? "that of S3" : key),
          "deploy sets its encryption again");
    }
    return Observation.good(part(), "an object was written, read and deleted");
  }
}
