package dev.plinth.environment;

import java.util.List;
import java.util.Optional;

/**
 * What an account has once in a region, and one environment of a platform therefore makes.
 *
 * @param owned whether this environment does
 * @param what is made, for the warning where nobody does: "CloudTrail and AWS Config are"
 */
public record AccountSingletons(boolean owned, Deployment deployment, String what) {
  private static final String SETTING = "owns_account_singletons";

  /** Notes that two environments of an account make them. */
  public void checkMadeOnce(Neighbour other, Problems problems) {
    if (owned && other.isWhere(deployment) && other.isTrue(SETTING)) {
      problems.add(
          SETTING,
          true,
          "false: %s makes what account %s has once in %s"
              .formatted(other.environment(), deployment.accountId(), deployment.region()));
    }
  }

  /** Warns if no environment of the account makes them. */
  public Optional<String> madeByNobody(List<Neighbour> others) {
    return Optional.of(
            ("no environment in account %s and %s has owns_account_singletons: %s made by nobody;"
                    + " set it in one, unless the organization has them")
                .formatted(deployment.accountId(), deployment.region(), what))
        .filter(warning -> !owned)
        .filter(
            warning ->
                others.stream().noneMatch(it -> it.isWhere(deployment) && it.isTrue(SETTING)));
  }
}
