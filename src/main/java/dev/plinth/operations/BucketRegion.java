package dev.plinth.operations;

import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Where a bucket is: S3 says so too when it is asked in another region. */
public final class BucketRegion {
  private static final String HEADER = "x-amz-bucket-region";

  private BucketRegion() {}

  /** The region of a bucket; empty where S3 does not tell. */
  public static Optional<String> of(S3Client s3, String bucket) {
    try {
      return Optional.ofNullable(s3.headBucket(request -> request.bucket(bucket)).bucketRegion());
    } catch (S3Exception elsewhere) {
      return elsewhere.awsErrorDetails() == null
          ? Optional.empty()
          : elsewhere.awsErrorDetails().sdkHttpResponse().firstMatchingHeader(HEADER);
    }
  }
}
