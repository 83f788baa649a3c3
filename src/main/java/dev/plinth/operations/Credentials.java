package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** Whether the credentials at hand may work on an environment's account. */
final class Credentials {
  private Credentials() {}

  static Optional<Obstacle> obstacle(AwsAccess access, Deployment deployment) {
    try (var sts = access.sts()) {
      String account = sts.getCallerIdentity().account();
      return account.equals(deployment.accountId())
          ? Optional.empty()
          : Optional.of(
              new Obstacle(
                  "the AWS credentials belong to account %s; environment %s lives in account %s"
                      .formatted(account, deployment.environment(), deployment.accountId()),
                  "use credentials of account %s, such as AWS_PROFILE=<profile>"
                      .formatted(deployment.accountId())));
    } catch (StsException refused) {
      return Optional.of(
          new Obstacle(
              "AWS does not accept the credentials: " + refused.awsErrorDetails().errorMessage(),
              "renew them, such as by `aws sso login`, or choose others with AWS_PROFILE=<profile>"));
    } catch (SdkClientException unreachable) {
      return Optional.of(unusable(unreachable, deployment));
    }
  }

  /**
   * Whose they are, as policies name them: a role's session has the name of the role in its own.
   */
  static String caller(AwsAccess access) {
    try (var sts = access.sts()) {
      return sts.getCallerIdentity().arn();
    }
  }

  private static Obstacle unusable(SdkException failure, Deployment deployment) {
    return failure.getMessage().contains("Unable to load credentials")
        ? new Obstacle(
            "there are no AWS credentials",
            "log in to account %s, such as by `aws sso login`, or set AWS_PROFILE"
                .formatted(deployment.accountId()))
        : new Obstacle(
            "AWS cannot be asked who the credentials belong to: " + failure.getMessage(),
            "check the network, and the variables AWS_ENDPOINT_URL and AWS_PROFILE");
  }
}
