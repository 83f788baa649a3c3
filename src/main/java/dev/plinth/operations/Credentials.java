package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Whether the credentials at hand may work on an environment's account. */
public final class Credentials {
  private Credentials() {}

  /**
   * Returns if they may.
   *
   * @throws OperationFailed if they may not, or are not accepted
   */
  public static void require(AwsAccess access, Deployment deployment) {
    obstacle(access, deployment)
        .ifPresent(
            found -> {
              throw new OperationFailed(List.of(found));
            });
  }

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
    } catch (SdkException refused) {
      return Optional.of(unusable(refused, deployment));
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
    Obstacle obstacle = AwsFailure.obstacle(failure);
    return obstacle.equals(AwsFailure.NO_CREDENTIALS)
        ? new Obstacle(
            obstacle.what(),
            "log in to account %s, such as by `aws sso login`, or set AWS_PROFILE"
                .formatted(deployment.accountId()))
        : obstacle;
  }
}
