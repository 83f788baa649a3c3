package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.NetworkProps;
import dev.plinth.constructs.network.NetworkProps.NatGateways;
import dev.plinth.constructs.network.NetworkProps.Zone;

/** The network of the platform. */
final class Networks {
  private Networks() {}

  static Network of(TroubleshooterPlatform platform, Keys keys) {
    var network = platform.settings().network();
    return new Network(
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
            number(platform.settings().monitoring().logRetentionDays()),
            keys.logs()));
  }
}
