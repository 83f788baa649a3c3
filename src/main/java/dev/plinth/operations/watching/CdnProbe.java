package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

/** Finds out whether a distribution is on, in all its places. */
final class CdnProbe implements Probe {
  private final AwsAccess access;
  private final String id;

  CdnProbe(AwsAccess access, String id) {
    this.access = access;
    this.id = id;
  }

  @Override
  public String part() {
    return "CDN " + id;
  }

  @Override
  public Observation attempt() {
    try (var cloudFront = access.cloudFront()) {
      var distribution = cloudFront.getDistribution(request -> request.id(id)).distribution();
      boolean on = distribution.distributionConfig().enabled();
      return on && distribution.status().equals("Deployed")
          ? Observation.good(part(), "Deployed")
          : Observation.bad(
              part(),
              on ? distribution.status() : "is switched off",
              "a change spreads for some minutes: give it longer with --wait MINUTES");
    } catch (NoSuchDistributionException missing) {
      return Observation.bad(part(), "is not there", "deploy makes it again, by another name");
    }
  }
}
