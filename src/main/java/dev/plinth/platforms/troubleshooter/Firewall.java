package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.SecurityGroupProps;
import dev.plinth.environment.troubleshooter.OriginSettings.Integration;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect to what: API Gateway reaches the load balancer, the load balancer reaches the
 * service, and the service and the functions reach AWS.
 */
final class Firewall {
  private static final int HTTPS = 443;
  private static final String EVERYWHERE = "0.0.0.0/0";

  private final TroubleshooterPlatform platform;
  private final Network network;
  private final SecurityGroup balancer;
  private final Optional<SecurityGroup> link;
  private final SecurityGroup service;
  private final Optional<SecurityGroup> functions;

  Firewall(TroubleshooterPlatform platform, Network network) {
    this.platform = platform;
    this.network = network;
    balancer = group("alb_sg", "Load balancer");
    link = admitTheApi(platform.settings().origin().integration());
    service = group("ecs_service_sg", "Tasks of the service");
    service.allowFrom(balancer, "requests", platform.settings().compute().containerPort());
    // AWS itself, by a NAT gateway or by an endpoint in the network: an address as any other.
    service.allowToInternet("https", HTTPS);
    functions =
        platform.settings().functions().isEmpty()
            ? Optional.empty()
            : Optional.of(group("lambda_sg", "Functions"));
    functions.ifPresent(group -> group.allowToInternet("https", HTTPS));
  }

  /** Of the load balancer before the service. */
  SecurityGroup balancer() {
    return balancer;
  }

  /** Of the load balancer that the VPC link leads to; empty where the integration is public. */
  Optional<SecurityGroup> link() {
    return link;
  }

  /** Of the service's tasks. */
  SecurityGroup service() {
    return service;
  }

  /** Of the functions; empty where there are none. */
  Optional<SecurityGroup> functions() {
    return functions;
  }

  /** A group around the vectors' endpoint in the network, which the programs alone may reach. */
  SecurityGroup vectors() {
    var vectors = group("vectors_sg", "Endpoint of the vectors");
    vectors.allowFrom(service, "https", HTTPS);
    functions.ifPresent(group -> vectors.allowFrom(group, "https", HTTPS));
    return vectors;
  }

  private Optional<SecurityGroup> admitTheApi(Integration integration) {
    if (integration == Integration.PUBLIC_ALB) {
      // API Gateway calls from addresses that AWS does not tell; the secret header lets it in.
      balancer.allowFromCidrs("https", HTTPS, List.of(EVERYWHERE));
      return Optional.empty();
    }
    // Nobody else comes this way: the group admits nothing, and a VPC link passes it by.
    var nlb = group("nlb_sg", "Load balancer of the VPC link");
    balancer.allowFrom(nlb, "https", HTTPS);
    return Optional.of(nlb);
  }

  private SecurityGroup group(String id, String description) {
    return new SecurityGroup(
        platform,
        id,
        new SecurityGroupProps(platform.name(id.replace('_', '-')), description, network.vpcId()));
  }
}
