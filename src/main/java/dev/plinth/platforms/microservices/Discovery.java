package dev.plinth.platforms.microservices;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.ServiceNamespace;

/** The names of internal services: {@code <service>.<environment>.internal}. */
final class Discovery {
  private Discovery() {}

  /** What all names end in, known before the namespace is made. */
  static String name(MicroservicesPlatform platform) {
    return platform.settings().deployment().environment() + ".internal";
  }

  static ServiceNamespace namespace(MicroservicesPlatform platform, Network network) {
    return new ServiceNamespace(platform, "internal", name(platform), network);
  }
}
