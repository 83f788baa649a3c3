package dev.plinth.platforms.microservices;

import dev.plinth.constructs.network.ServiceMesh;
import dev.plinth.constructs.network.ServiceMesh.Offer;
import dev.plinth.constructs.network.ServiceName;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.TaskSettings;
import java.util.Optional;

/**
 * How other services find one, by {@code <service>.<environment>.internal} either way: a name in
 * DNS, or one that the proxy beside each task of a caller knows.
 */
final class ServiceDiscovery {
  private final Optional<ServiceName> name;
  private final Optional<ServiceMesh> mesh;

  ServiceDiscovery(Foundation foundation, ServiceSettings service, TaskLogs logs) {
    boolean connected =
        foundation.platform().settings().tasks().serviceDiscovery()
            == TaskSettings.ServiceDiscovery.SERVICE_CONNECT;
    name =
        service.isPublic() || connected
            ? Optional.empty()
            : Optional.of(
                new ServiceName(
                    foundation.platform(), service.name(), service.name(), foundation.namespace()));
    mesh = connected ? Optional.of(place(foundation, service, logs)) : Optional.empty();
  }

  Optional<ServiceName> name() {
    return name;
  }

  Optional<ServiceMesh> mesh() {
    return mesh;
  }

  private static ServiceMesh place(Foundation foundation, ServiceSettings service, TaskLogs logs) {
    var platform = foundation.platform();
    return new ServiceMesh(
        foundation.namespace(),
        logs.group(),
        platform.home().region(),
        service.isPublic() ? Optional.empty() : Optional.of(offer(platform, service)));
  }

  private static Offer offer(MicroservicesPlatform platform, ServiceSettings service) {
    return new Offer(
        // Not the name in DNS: that is there until the last task has left it.
        service.name() + "-proxy",
        service.name() + "." + Discovery.name(platform),
        platform.settings().tasks().serviceConnectTimeoutSeconds().reference());
  }
}
