package dev.plinth.platforms.microservices;

import dev.plinth.environment.microservices.ServiceSettings;
import java.util.Map;

/** By which tags costs and secrets are told apart: the service in place of the platform. */
final class ServiceTags {
  private ServiceTags() {}

  static Map<String, String> of(ServiceSettings service) {
    return Map.of("Service", service.name());
  }
}
