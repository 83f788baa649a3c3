package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import java.util.List;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.NoSuchDistributionException;

/** Whether the CDN's configuration has reached all its places. */
final class CdnHealth implements Look {
  private final AwsAccess access;
  private final TerraformState state;

  CdnHealth(AwsAccess access, TerraformState state) {
    this.access = access;
    this.state = state;
  }

  @Override
  public List<Observation> look() {
    List<String> distributions =
        state.resources("aws_cloudfront_distribution").stream()
            .map(distribution -> distribution.path("id").asText())
            .toList();
    if (distributions.isEmpty()) {
      return List.of();
    }
    try (var cloudFront = access.cloudFront()) {
      return distributions.stream().map(id -> look(cloudFront, id)).toList();
    }
  }

  private static Observation look(CloudFrontClient cloudFront, String id) {
    String part = "CDN " + id;
    try {
      var distribution = cloudFront.getDistribution(request -> request.id(id)).distribution();
      if (!distribution.distributionConfig().enabled()) {
        return Observation.bad(part, "is switched off", "deploy switches it on");
      }
      return distribution.status().equals("Deployed")
          ? Observation.good(part, "Deployed")
          : Observation.unknown(
              part,
              distribution.status(),
              "a change spreads for some minutes: look again in a quarter of an hour");
    } catch (NoSuchDistributionException missing) {
      return Observation.bad(part, "is not there", "deploy makes it again, by another name");
    }
  }
}
