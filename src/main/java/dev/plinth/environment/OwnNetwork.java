package dev.plinth.environment;

/**
 * The network of an environment, which shares no address with that of production.
 *
 * @param vpcCidr the block of the whole network
 */
public record OwnNetwork(Deployment deployment, Variable<String> vpcCidr) {
  private static final String SETTING = "vpc_cidr";

  /** Notes that two environments, one of which is production, have addresses in common. */
  public void checkApart(Neighbour other, Problems problems) {
    if (deployment.isProduction() || Deployment.isProduction(other.environment())) {
      Ipv4Block own = Ipv4Block.of(vpcCidr.value()).orElseThrow();
      other
          .text(problems.key(SETTING))
          .flatMap(Ipv4Block::of)
          .filter(own::overlaps)
          .ifPresent(
              block ->
                  problems.add(
                      SETTING,
                      vpcCidr,
                      "a block that shares no address with %s of %s: production is kept apart"
                          .formatted(block, other.environment())));
    }
  }
}
