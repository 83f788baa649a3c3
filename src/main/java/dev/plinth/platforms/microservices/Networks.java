package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.NetworkProps;
import dev.plinth.constructs.network.NetworkProps.NatGateways;
import dev.plinth.constructs.network.NetworkProps.Zone;
import dev.plinth.constructs.network.SubnetGuard;
import dev.plinth.constructs.network.SubnetGuardProps;

/** The network of the services, with a second fence around its subnets. */
final class Networks {
  private Networks() {}

  static Network of(MicroservicesPlatform platform, Keys keys) {
    var settings = platform.settings();
    var network = settings.network();
    var made =
        new Network(
            platform,
            "network",
            new NetworkProps(
                platform::name,
                platform.home(),
                network.vpcCidr().reference(),
                Zone.of(
                    network.availabilityZones(),
                    network.publicSubnetCidrs(),
                    network.privateSubnetCidrs()),
                NatGateways.valueOf(network.natGateways().name()),
                network.interfaceEndpoints(),
                number(settings.monitoring().logRetentionDays()),
                keys.logs()));
    new SubnetGuard(
        platform,
        "subnets",
        new SubnetGuardProps(platform::name, made, network.vpcCidr().reference()));
    return made;
  }
}
