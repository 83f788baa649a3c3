package dev.plinth.platforms.microservices;

import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.delivery.BlueGreen;
import dev.plinth.constructs.delivery.BlueGreenProps;
import dev.plinth.constructs.edge.Route;
import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.edge.TargetGroupProps;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How requests from the internet come to one public service. */
final class ServiceTraffic {
  private final Foundation foundation;
  private final MicroservicesPlatform platform;
  private final ServiceSettings service;
  private final TargetGroup targets;
  private final Optional<TargetGroup> alternate;

  private ServiceTraffic(Foundation foundation, ServiceSettings service) {
    this.foundation = foundation;
    this.service = service;
    platform = foundation.platform();
    boolean blueGreen = service.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN;
    targets = group("targets", "");
    alternate = blueGreen ? Optional.of(group("alternate", "-alternate")) : Optional.empty();
    foundation
        .entrance()
        .balancer()
        .route(
            service.name(),
            new Route(
                service.priority(),
                service.hostHeaders(),
                service.pathPatterns(),
                List.of(),
                Optional.empty(),
                blueGreen),
            targets);
  }

  /** Empty for an internal service. */
  static Optional<ServiceTraffic> of(Foundation foundation, ServiceSettings service) {
    return service.isPublic()
        ? Optional.of(new ServiceTraffic(foundation, service))
        : Optional.empty();
  }

  /** Where requests go, before any deployment turns them. */
  TargetGroup targets() {
    return targets;
  }

  /** All that deployments turn requests to, one of them at a time. */
  List<TargetGroup> all() {
    return Stream.concat(Stream.of(targets), alternate.stream()).toList();
  }

  /** Lets CodeDeploy turn the requests to each new version, where that is how versions come. */
  void turnedBy(FargateService tasks, List<String> rollbackAlarms) {
    alternate.ifPresent(
        green ->
            new BlueGreen(
                platform,
                service.name(),
                new BlueGreenProps(
                    platform::name,
                    platform.name(service.name()),
                    platform.home(),
                    Clusters.name(platform),
                    tasks,
                    foundation.entrance().balancer().listenerArn(),
                    targets,
                    green,
                    rollbackAlarms)));
  }

  private TargetGroup group(String part, String suffix) {
    int port = service.containerPort();
    return new TargetGroup(
        platform,
        service.name() + "_" + part,
        TargetGroupProps.ofTasks(
            platform.nameInEnvironment(service.name() + "-" + port + suffix),
            foundation.network().vpcId(),
            port,
            service.healthCheckPath(),
            platform.settings().access().deregistrationDelaySeconds().reference()));
  }
}
