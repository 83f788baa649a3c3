package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryService;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfig;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceDnsConfigDnsRecords;
import com.hashicorp.cdktf.providers.aws.service_discovery_service.ServiceDiscoveryServiceHealthCheckCustomConfig;
import java.util.List;
import software.constructs.Construct;

/**
 * A name by which others find a service's healthy tasks. ECS keeps its addresses; callers may
 * remember one for ten seconds, so that they soon forget a task that is gone.
 */
public final class ServiceName extends Construct {
  private static final int SECONDS_TO_REMEMBER = 10;

  private final String arn;

  /**
   * @param name the name inside the namespace
   */
  public ServiceName(Construct scope, String id, String name, ServiceNamespace namespace) {
    super(scope, id + "-name");
    arn =
        at(
                id,
                ServiceDiscoveryService.Builder.create(this, "name")
                    .name(name)
                    .dnsConfig(
                        ServiceDiscoveryServiceDnsConfig.builder()
                            .namespaceId(namespace.id())
                            .routingPolicy("MULTIVALUE")
                            .dnsRecords(
                                List.of(
                                    ServiceDiscoveryServiceDnsConfigDnsRecords.builder()
                                        .type("A")
                                        .ttl(SECONDS_TO_REMEMBER)
                                        .build()))
                            .build())
                    // Lets ECS say which tasks are healthy; without a number the provider drops it.
                    .healthCheckCustomConfig(
                        ServiceDiscoveryServiceHealthCheckCustomConfig.builder()
                            .failureThreshold(1)
                            .build())
                    // Tasks that ECS has not yet signed off would keep the name from going.
                    .forceDestroy(true)
                    .build())
            .getArn();
  }

  public String arn() {
    return arn;
  }
}
