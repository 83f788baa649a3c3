package dev.plinth.operations.watching;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What is said when AWS does not let somebody look. */
final class RefusedLook {
  private RefusedLook() {}

  /** What it said, in a line. */
  static String said(SdkException failure) {
    if (failure instanceof AwsServiceException answered && answered.awsErrorDetails() != null) {
      var details = answered.awsErrorDetails();
      return "%s, %s".formatted(details.errorCode(), firstLine(details.errorMessage()));
    }
    return firstLine(failure.getMessage());
  }

  /** What to do about it. */
  static String remedy(SdkException failure) {
    if (isForbidden(failure)) {
      return "these credentials may not: take a role that is allowed to";
    }
    return isPassing(failure)
        ? "AWS was too busy to answer: try again in a minute"
        : "look at the part in the AWS console";
  }

  /** Whether the same question may be answered a little later. */
  static boolean isPassing(SdkException failure) {
    return failure instanceof AwsServiceException answered
        ? answered.isThrottlingException() || answered.statusCode() >= 500
        : failure.retryable();
  }

  static boolean isForbidden(SdkException failure) {
    return failure instanceof AwsServiceException answered
        && (answered.statusCode() == 403
            || answered.awsErrorDetails() != null
                && answered.awsErrorDetails().errorCode().contains("AccessDenied"));
  }

  private static String firstLine(String text) {
    return text == null ? "no reason given" : text.lines().findFirst().orElse("");
  }
}
