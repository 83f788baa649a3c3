package dev.plinth.platforms.microservices;

import dev.plinth.constructs.TargetGroup;
import dev.plinth.environment.microservices.ServiceSettings;
import java.util.List;
import java.util.Optional;

/** What people are told about one service. */
final class ServiceAlarms {
  /**
   * @param targets where the load balancer sends its requests; empty: it is internal
   */
  ServiceAlarms(Foundation foundation, ServiceSettings service, Optional<TargetGroup> targets) {}

  /** The alarms that roll a deployment back, by name. */
  List<String> rollback() {
    return List.of();
  }
}
