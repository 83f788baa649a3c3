package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.edge.LoadBalancer;
import dev.plinth.constructs.edge.LoadBalancerProps;
import dev.plinth.constructs.edge.LoadBalancerProps.Tls;
import dev.plinth.constructs.network.Network;
import java.util.Optional;

/** The way in: HTTPS only, and 404 for what no public service answers. */
final class Entrance {
  private final LoadBalancer balancer;

  Entrance(MicroservicesPlatform platform, Network network, Firewall firewall, Stores stores) {
    var access = platform.settings().access();
    balancer =
        new LoadBalancer(
            platform,
            "main",
            LoadBalancerProps.of(
                platform.name("alb"),
                network.publicSubnets(),
                firewall.entrance(),
                number(access.idleTimeoutSeconds()),
                stores.accessLogs(),
                Optional.of(new Tls(access.certificateArn(), access.tlsPolicy().reference())),
                access.enableDeletionProtection(),
                Optional.empty()));
  }

  LoadBalancer balancer() {
    return balancer;
  }
}
