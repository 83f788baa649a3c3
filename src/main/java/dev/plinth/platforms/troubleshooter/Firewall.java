package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;
import dev.plinth.constructs.SecurityGroup;
import dev.plinth.constructs.SecurityGroupProps;
import dev.plinth.environment.troubleshooter.OriginSettings.Integration;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect to what: the load balancer reaches the service, and the service, the functions
 * and nobody else reach the vectors.
 */
final class Firewall {
  private static final int HTTPS = 443;
  private static final String EVERYWHERE = "0.0.0.0/0";

  private final TroubleshooterPlatform platform;
  private final Network network;
  private final SecurityGroup balancer;
  private final Optional<SecurityGroup> link;
  private final SecurityGroup service;
  private final SecurityGroup functions;
  private final SecurityGroup vectors;

  Firewall(TroubleshooterPlatform platform, Network network) {
    this.platform = platform;
    this.network = network;
    balancer = group("alb_sg", "Load balancer");
    service = group("ecs_service_sg", "Tasks of the service");
    functions = group("lambda_sg", "Functions");
    vectors = group("vectors_sg", "Endpoint of the vectors");
    if (platform.settings().origin().integration() == Integration.PRIVATE) {
      var nlb = group("nlb_sg", "Load balancer of the VPC link");
      balancer.allowFrom(nlb, "https", HTTPS);
      link = Optional.of(nlb);
    } else {
      // API Gateway calls from addresses that AWS does not tell; the secret header lets it in.
      balancer.allowFromCidrs("https", HTTPS, List.of(EVERYWHERE));
      link = Optional.empty();
    }
    service.allowFrom(balancer, "requests", platform.settings().compute().containerPort());
    vectors.allowFrom(service, "https", HTTPS);
    vectors.allowFrom(functions, "https", HTTPS);
    service.allowToInternet("https", HTTPS);
    functions.allowToInternet("https", HTTPS);
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

  /** Of the functions. */
  SecurityGroup functions() {
    return functions;
  }

  /** Of the vectors' endpoint in the network. */
  SecurityGroup vectors() {
    return vectors;
  }

  private SecurityGroup group(String id, String description) {
    return new SecurityGroup(
        platform,
        id,
        new SecurityGroupProps(platform.name(id.replace('_', '-')), description, network.vpcId()));
  }
}
