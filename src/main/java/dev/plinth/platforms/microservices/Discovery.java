package dev.plinth.platforms.microservices;

import dev.plinth.constructs.Network;
import dev.plinth.constructs.ServiceNamespace;

/** The names of internal services: {@code <service>.<environment>.internal}. */
final class Discovery {
  private Discovery() {}

  static ServiceNamespace namespace(MicroservicesPlatform platform, Network network) {
    String environment = platform.settings().deployment().environment();
    return new ServiceNamespace(platform, "internal", environment + ".internal", network);
  }
}
