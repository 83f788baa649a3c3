package dev.plinth.operations;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What AWS or the way to it refused, as something that a person can act on. Codes are those of
 * "Common Errors" in the references of EC2, S3, STS and DynamoDB.
 */
public final class AwsFailure {
  /** Nobody is logged in. */
  static final Obstacle NO_CREDENTIALS =
      new Obstacle(
          "there are no AWS credentials",
          "log in, such as by `aws sso login`, or set AWS_PROFILE=<profile>");

  private static final String RENEWAL =
      "renew them, such as by `aws sso login`, or choose others with AWS_PROFILE=<profile>";

  private static final Set<String> ENDED =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> UNKNOWN_CREDENTIALS =
      Set.of(
          "InvalidClientTokenId",
          "InvalidAccessKeyId",
          "UnrecognizedClientException",
          "AuthFailure",
          "IncompleteSignature",
          "InvalidSignatureException",
          "MissingAuthenticationToken",
          "SignatureDoesNotMatch");

  private static final Set<String> DENIED =
      Set.of(
          "AccessDenied",
          "AccessDeniedException",
          "AllAccessDisabled",
          "AuthorizationError",
          "Forbidden",
          "NotAuthorized",
          "UnauthorizedAccess",
          "UnauthorizedOperation");

  private static final Set<String> WRONG_CLOCK =
      Set.of("RequestTimeTooSkewed", "RequestInTheFuture");

  private static final Set<String> CLOSED_REGION =
      Set.of("OptInRequired", "RegionDisabledException", "InvalidRegionException");

  private static final Pattern QUOTA =
      Pattern.compile(".*(LimitExceeded|QuotaExceeded|InsufficientInstanceCapacity).*");

  private static final Pattern NAMED_RIGHT =
      Pattern.compile("not authorized to perform:? (\\S+)(?: on resource:? (\\S+))?");

  /** The AWS signature is of a time, which the message says when it is the wrong one. */
  private static final Pattern EARLIER_OR_LATER =
      Pattern.compile("Signature (expired|not yet current)");

  private static final Pattern TOLD_BY_TERRAFORM =
      Pattern.compile(
          "operation error ([^:]+): (\\w+),.*?StatusCode: (\\d+),.*?api error (\\w+): (.*)");

  private static final int FORBIDDEN = 403;
  private static final int SERVER_ERROR = 500;

  private AwsFailure() {}

  /** What a failure of any command says, if it came of a call to AWS. */
  public static Optional<OperationFailed> explained(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SdkException.class::isInstance)
        .map(SdkException.class::cast)
        .findFirst()
        .map(refused -> new OperationFailed(List.of(obstacle(refused))));
  }

  /** What stands in the way. */
  public static Obstacle obstacle(SdkException failure) {
    AwsCall call = AwsCall.of(failure).orElseGet(() -> new AwsCall("a call", "", 0));
    return failure instanceof AwsServiceException refused
        ? refused(refused, call)
        : unanswered(failure, call);
  }

  private static Obstacle refused(AwsServiceException failure, AwsCall call) {
    return known(failure, call)
        .orElseGet(
            () ->
                new Obstacle(
                    "AWS refused %s%s: %s"
                        .formatted(
                            call.right(), place(call), said(code(failure), message(failure))),
                    "correct what it names, and run the command again; AWS knows the request as %s"
                        .formatted(Optional.ofNullable(failure.requestId()).orElse("(no id)"))));
  }

  /** What has a remedy of its own. */
  private static Optional<Obstacle> known(AwsServiceException failure, AwsCall call) {
    String code = code(failure);
    String message = message(failure);
    if (failure.isThrottlingException()) {
      return found(
          "AWS answers no more for now: %s%s is asked too often%s"
              .formatted(call.right(), place(call), tried(call)),
          "wait a few minutes and run the command again; if it stays so, see in CloudTrail who else calls it");
    }
    if (isOfTheClock(failure)) {
      return found(
          "the clock of this machine is wrong, so AWS does not believe its signature: " + message,
          "set it by the network, such as by `sudo timedatectl set-ntp true`");
    }
    if (ENDED.contains(code)) {
      return found("AWS does not accept the credentials: " + message, RENEWAL);
    }
    if (CLOSED_REGION.contains(code)) {
      return found(
          "region %s is not open to this account: %s".formatted(call.region(), message),
          "enable it in the console (Account, AWS Regions), or correct the region in the settings");
    }
    if (UNKNOWN_CREDENTIALS.contains(code)) {
      return found(
          "AWS does not accept the credentials: %s (%s)".formatted(message, code),
          RENEWAL + ";\nin a region that the account has not enabled, no credentials are known");
    }
    if (DENIED.contains(code) || failure.statusCode() == FORBIDDEN) {
      return Optional.of(denied(call, message));
    }
    if (QUOTA.matcher(code).matches()) {
      return found(
          "AWS has no room for %s%s: %s".formatted(call.right(), place(call), message),
          "have the quota raised in Service Quotas, or ask for less, and run the command again");
    }
    if (failure.statusCode() >= SERVER_ERROR) {
      return found(
          "AWS failed at %s%s%s: %s"
              .formatted(call.right(), place(call), tried(call), said(code, message)),
          "run the command again; if it stays so, see https://health.aws.amazon.com");
    }
    return Optional.empty();
  }

  private static Optional<Obstacle> found(String what, String remedy) {
    return Optional.of(new Obstacle(what, remedy));
  }

  /**
   * What to do about an error of AWS that terraform tells, if it is one that has a remedy of its
   * own: {@code operation error EC2: CreateVpc, https response error StatusCode: 403, …, api error
   * UnauthorizedOperation: You are not authorized …}.
   */
  static Optional<String> remedyIn(String errors) {
    Matcher told = TOLD_BY_TERRAFORM.matcher(errors.replace("\n", " "));
    if (!told.find()) {
      return Optional.empty();
    }
    AwsServiceException failure =
        AwsServiceException.builder()
            .statusCode(Integer.parseInt(told.group(3)))
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode(told.group(4))
                    .errorMessage(told.group(5))
                    .build())
            .build();
    var call = new AwsCall("%s:%s".formatted(told.group(1), told.group(2)), "", 0);
    return known(failure, call).map(Obstacle::remedy);
  }

  private static Obstacle denied(AwsCall call, String message) {
    Matcher named = NAMED_RIGHT.matcher(message);
    boolean isNamed = named.find();
    String right = isNamed ? named.group(1) : call.right();
    String resource =
        isNamed && named.group(2) != null && !named.group(2).equals("*")
            ? " on " + named.group(2)
            : "";
    return new Obstacle(
        "these credentials may not do %s%s%s".formatted(right, resource, place(call)),
        message.contains("explicit deny")
            ? "a policy denies it expressly, perhaps one of the organization: ask who keeps it\n"
                + message
            : "have the permission %s added to the role or user, or use other credentials"
                .formatted(right));
  }

  private static Obstacle unanswered(SdkException failure, AwsCall call) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")) {
      return NO_CREDENTIALS;
    }
    if (isOfASession(message)) {
      return new Obstacle("AWS does not accept the credentials: " + firstLine(message), RENEWAL);
    }
    Optional<Throwable> network =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .filter(IOException.class::isInstance)
            .findFirst();
    if (network.isPresent() || failure instanceof ApiCallTimeoutException) {
      return new Obstacle(
          "AWS cannot be reached for %s%s%s: %s"
              .formatted(
                  call.right(),
                  place(call),
                  tried(call),
                  network.map(AwsFailure::said).orElse(message)),
          "check the network, the proxy and the variable AWS_ENDPOINT_URL, and run the command again");
    }
    return new Obstacle(
        "AWS could not be asked for %s%s: %s"
            .formatted(call.right(), place(call), firstLine(message)),
        "check ~/.aws/config and the variables AWS_…, and run the command again");
  }

  private static boolean isOfTheClock(AwsServiceException failure) {
    return WRONG_CLOCK.contains(code(failure))
        || failure.isClockSkewException()
        || EARLIER_OR_LATER.matcher(message(failure)).find();
  }

  /** How the SDK puts it that a login by single sign-on has ended. */
  private static boolean isOfASession(String message) {
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("token is expired")
        || lower.contains("sso session")
        || lower.contains("sso token")
        || lower.contains("error loading sso");
  }

  private static String code(AwsServiceException failure) {
    return details(failure).map(AwsErrorDetails::errorCode).orElse("");
  }

  private static String message(AwsServiceException failure) {
    return details(failure)
        .map(AwsErrorDetails::errorMessage)
        .orElseGet(() -> "HTTP status " + failure.statusCode());
  }

  private static Optional<AwsErrorDetails> details(AwsServiceException failure) {
    return Optional.ofNullable(failure.awsErrorDetails());
  }

  private static String said(String code, String message) {
    return code.isEmpty() ? message : "%s (%s)".formatted(message, code);
  }

  /** What Java says of a host that is not known is only its name. */
  private static String said(Throwable network) {
    if (network instanceof UnknownHostException) {
      return "the host %s is not known".formatted(network.getMessage());
    }
    if (network instanceof InterruptedIOException) {
      return "no answer in time";
    }
    return firstLine(String.valueOf(network.getMessage()));
  }

  private static String place(AwsCall call) {
    return call.region().isEmpty() ? "" : " in " + call.region();
  }

  private static String tried(AwsCall call) {
    return call.tries() > 1 ? ", after %d tries".formatted(call.tries()) : "";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}
