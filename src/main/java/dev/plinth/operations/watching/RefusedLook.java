package dev.plinth.operations.watching;

import dev.plinth.operations.AwsFailure;
import dev.plinth.operations.Obstacle;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What becomes of a look that AWS refuses. */
final class RefusedLook {
  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private RefusedLook() {}

  /** Nothing is known of a part that could not be looked at. */
  static Observation unknown(String part, SdkException failure) {
    Obstacle obstacle = AwsFailure.obstacle(failure);
    return Observation.unknown(part, obstacle.what(), obstacle.remedy());
  }

  /** A part that does not do what it is asked for is bad, unless others are asked to do it. */
  static Observation judged(String part, SdkException failure) {
    Obstacle obstacle = AwsFailure.obstacle(failure);
    return isForbidden(failure)
        ? Observation.unknown(part, obstacle.what(), obstacle.remedy())
        : Observation.bad(part, obstacle.what(), obstacle.remedy());
  }

  /** Whether the same question may be answered a little later. */
  static boolean isPassing(SdkException failure) {
    return failure instanceof AwsServiceException answered
        ? answered.isThrottlingException() || answered.statusCode() >= SERVER_ERROR
        : failure.retryable();
  }

  private static boolean isForbidden(SdkException failure) {
    return failure instanceof AwsServiceException answered
        && (answered.statusCode() == FORBIDDEN
            || answered.awsErrorDetails() != null
                && answered.awsErrorDetails().errorCode().contains("AccessDenied"));
  }
}
