package dev.plinth.operations;

import java.util.Optional;
import java.util.stream.Stream;

/** Which call failed: travels with the failure, as one that was suppressed. */
final class AwsCall extends Exception {
  private static final long serialVersionUID = 1L;

  private final String right;
  private final String region;
  private final int tries;

  /**
   * @param right the permission that it needs, such as {@code dynamodb:DescribeTable}
   * @param region that was asked, or empty
   * @param tries how often it was sent
   */
  AwsCall(String right, String region, int tries) {
    super(right, null, false, false);
    this.right = right;
    this.region = region;
    this.tries = tries;
  }

  /** The call that a failure came of. */
  static Optional<AwsCall> of(Throwable failure) {
    return Stream.of(failure.getSuppressed())
        .filter(AwsCall.class::isInstance)
        .map(AwsCall.class::cast)
        .findFirst();
  }

  String right() {
    return right;
  }

  String region() {
    return region;
  }

  int tries() {
    return tries;
  }
}
