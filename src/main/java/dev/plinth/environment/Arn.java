package dev.plinth.environment;

/**
 * The name of something in AWS, by what all such names say.
 *
 * @param region where it is; empty for what is in none, such as a role
 */
public record Arn(String text, String region, String account) {
  /** Reads an ARN that an {@link Allowed} has accepted. */
  public static Arn of(String text) {
    String[] parts = text.split(":", 6);
    return new Arn(text, parts[3], parts[4]);
  }

  /** Notes an ARN that is in another account or region than the platform. */
  public static void checkPlace(
      Problems problems, String setting, String text, Deployment deployment) {
    if (!of(text).isIn(deployment)) {
      problems.add(
          setting,
          text,
          "one of account %s in %s, where the environment is"
              .formatted(deployment.accountId(), deployment.region()));
    }
  }

  /** Whether it is in the account and region of a platform. */
  public boolean isIn(Deployment deployment) {
    return region.equals(deployment.region()) && account.equals(deployment.accountId());
  }
}
