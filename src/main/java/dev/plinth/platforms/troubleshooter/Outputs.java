package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Network;

/** What people and programs get from the platform. */
final class Outputs {
  private final TroubleshooterPlatform platform;

  Outputs(TroubleshooterPlatform platform) {
    this.platform = platform;
  }

  void api(Gateway gateway, Frontend frontend) {}

  void data(Stores stores, Tables tables, VectorCache vectors) {}

  void compute(Network network, Origin origin, Service service, Functions functions) {}

  void monitoring(Alerts alerts, Overview overview) {}
}
