package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The objects of a bucket, by their keys. */
final class StoredObjects {
  private StoredObjects() {}

  /** The keys below a prefix. */
  static Set<String> keys(AwsAccess access, String bucket, String prefix) {
    try (var s3 = access.s3()) {
      return s3
          .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
          .contents()
          .stream()
          .map(S3Object::key)
          .collect(Collectors.toSet());
    }
  }
}
