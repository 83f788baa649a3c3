package dev.plinth.platforms.microservices;

import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.SecurityGroupProps;
import dev.plinth.environment.microservices.KafkaSettings;
import dev.plinth.environment.microservices.ServiceSettings;
import java.util.List;

/**
 * Who may connect to what. The internet reaches the load balancer, the load balancer reaches public
 * services, services reach internal ones, and all of them reach Kafka. The groups that all services
 * of a kind share let connections out; the group that each service has of its own admits them on
 * its port alone. So the rules of a group stay few however many services there are.
 */
final class Firewall {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int FIRST_SERVICE_PORT = 1024;
  private static final int LAST_SERVICE_PORT = 65535;

  private final MicroservicesPlatform platform;
  private final Network network;
  private final KafkaSettings kafka;
  private final SecurityGroup entrance;
  private final SecurityGroup publicServices;
  private final SecurityGroup internalServices;
  private final SecurityGroup kafkaClients;

  Firewall(MicroservicesPlatform platform, Network network) {
    this.platform = platform;
    this.network = network;
    kafka = platform.settings().kafka();
    entrance = group("alb", "Load balancer");
    publicServices = group("public_service", "Services that the load balancer leads to");
    internalServices = group("internal_service", "Services that other services call");
    kafkaClients = group("kafka_client", "Every service: reaches Kafka and internal services");

    var callers = platform.settings().access().allowedCidrBlocks();
    entrance.allowFromCidrs("http", HTTP, callers);
    entrance.allowFromCidrs("https", HTTPS, callers);
    entrance.allowTo(publicServices, "requests", FIRST_SERVICE_PORT, LAST_SERVICE_PORT);
    kafkaClients.allowTo(internalServices, "calls", FIRST_SERVICE_PORT, LAST_SERVICE_PORT);
    kafkaClients.allowToInternet("https", HTTPS);
    letOutToKafka();
  }

  SecurityGroup entrance() {
    return entrance;
  }

  /** The groups of a service's tasks: its own first, which alone admits connections. */
  List<SecurityGroup> service(ServiceSettings service) {
    var own = group(service.name() + "_service", "Service " + service.name());
    if (service.isPublic()) {
      own.admit(entrance, "requests", service.containerPort());
      return List.of(own, publicServices, kafkaClients);
    }
    own.admit(kafkaClients, "calls", service.containerPort());
    admitKafka(own, service.containerPort());
    return List.of(own, internalServices, kafkaClients);
  }

  /** What every service is in, for the owners of Kafka. */
  SecurityGroup kafkaClients() {
    return kafkaClients;
  }

  private void letOutToKafka() {
    for (int port : kafka.ports()) {
      kafka
          .kafkaSecurityGroupId()
          .ifPresent(group -> kafkaClients.allowToForeign("kafka", group, "kafka-" + port, port));
      kafkaClients.allowToCidrs("kafka-" + port, port, kafka.kafkaCidrBlocks());
    }
  }

  private void admitKafka(SecurityGroup own, int port) {
    kafka
        .kafkaSecurityGroupId()
        .ifPresent(group -> own.admitForeign("kafka", group, "messages", port));
    own.allowFromCidrs("kafka", port, kafka.kafkaCidrBlocks());
  }

  private SecurityGroup group(String id, String description) {
    return new SecurityGroup(
        platform,
        id,
        new SecurityGroupProps(
            platform.name(id.replace('_', '-') + "-sg"), description, network.vpcId()));
  }
}
