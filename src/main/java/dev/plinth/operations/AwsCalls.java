package dev.plinth.operations;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How AWS is asked: what it refuses for now is asked again, and what fails in the end tells which
 * call it was ({@link AwsCall}), which the SDK's exceptions do not.
 */
final class AwsCalls implements ExecutionInterceptor {
  /**
   * Between the tries of a call that is throttled lie at most 1, 2, 4, 8 and 16 seconds, a random
   * part of each: a call fails after half a minute at the latest.
   */
  private static final int TRIES = 6;

  private static final int TRIES_UNTIL_WORTH_A_LINE = 3;

  private static final ExecutionAttribute<Integer> TRIES_SO_FAR =
      new ExecutionAttribute<>("PlinthTriesSoFar");

  /** The rights that some calls need have names of their own. */
  private static final Map<String, String> RIGHTS =
      Map.of(
          "s3:HeadBucket", "s3:ListBucket",
          "s3:ListObjectsV2", "s3:ListBucket",
          "s3:ListObjectVersions", "s3:ListBucketVersions",
          "s3:ListBuckets", "s3:ListAllMyBuckets",
          "s3:HeadObject", "s3:GetObject");

  /** As policies name them, where the SDK has another name. */
  private static final Map<String, String> SERVICES =
      Map.of(
          "applicationautoscaling", "application-autoscaling",
          "cloudwatchlogs", "logs",
          "elasticloadbalancingv2", "elasticloadbalancing");

  private final String region;
  private final Consumer<String> warnings;
  private final AtomicBoolean warned = new AtomicBoolean();

  /**
   * @param region that is asked
   * @param warnings is told once when AWS has to be asked again and again
   */
  AwsCalls(String region, Consumer<String> warnings) {
    this.region = region;
    this.warnings = warnings;
  }

  /** Asks again with pauses that grow and differ, as AWS advises. */
  static RetryStrategy patience() {
    return AwsRetryStrategy.standardRetryStrategy().toBuilder().maxAttempts(TRIES).build();
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    Integer before = call.getAttribute(TRIES_SO_FAR);
    int tries = before == null ? 1 : before + 1;
    call.putAttribute(TRIES_SO_FAR, tries);
    if (tries > TRIES_UNTIL_WORTH_A_LINE && !warned.getAndSet(true)) {
      warnings.accept(
          "AWS does not answer %s yet; trying again, for half a minute at most"
              .formatted(of(call).right()));
    }
  }

  @Override
  public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes call) {
    Throwable failure = context.exception();
    failure.addSuppressed(of(call));
    return failure;
  }

  private AwsCall of(ExecutionAttributes call) {
    Integer tries = call.getAttribute(TRIES_SO_FAR);
    String right =
        "%s:%s".formatted(service(call), call.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
    return new AwsCall(RIGHTS.getOrDefault(right, right), region, tries == null ? 0 : tries);
  }

  private static String service(ExecutionAttributes call) {
    String name = call.getAttribute(SdkExecutionAttribute.SERVICE_NAME).toLowerCase(Locale.ROOT);
    String plain = name.replace(" ", "");
    return SERVICES.getOrDefault(plain, plain);
  }
}
