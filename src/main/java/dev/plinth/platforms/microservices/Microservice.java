package dev.plinth.platforms.microservices;

import dev.plinth.environment.microservices.ServiceSettings;

/** One service: its registry, identity, tasks, alarms and pipeline. */
final class Microservice {
  private final ServiceSettings settings;

  Microservice(Foundation foundation, ServiceSettings settings) {
    this.settings = settings;
  }

  ServiceSettings settings() {
    return settings;
  }
}
