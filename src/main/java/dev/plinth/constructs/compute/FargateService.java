package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceAlarms;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceCapacityProviderStrategy;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentCircuitBreaker;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceDeploymentController;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceLoadBalancer;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceNetworkConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceConnectConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceConnectConfigurationLogConfiguration;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceConnectConfigurationService;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceConnectConfigurationServiceClientAlias;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceConnectConfigurationServiceTimeout;
import com.hashicorp.cdktf.providers.aws.ecs_service.EcsServiceServiceRegistries;
import dev.plinth.constructs.compute.FargateServiceProps.Deployer;
import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.ServiceMesh;
import dev.plinth.constructs.network.ServiceName;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * Tasks of one kind that are kept running over all zones, and replaced without a gap when they
 * change: the old ones stay until the new ones answer, and come back if those never do.
 */
public final class FargateService extends Construct {
  private static final int ALL = 100;
  private static final int TWICE = 200;

  /** As long as ECS lets a container start before it asks for its health. */
  private static final int SECONDS_TO_START = 60;

  private final FargateServiceProps props;
  private final EcsService service;
  private final String arn;

  public FargateService(Construct scope, String id, FargateServiceProps props) {
    super(scope, id + "-service");
    this.props = props;
    var builder =
        EcsService.Builder.create(this, "service")
            .name(props.name())
            .cluster(props.cluster().arn())
            .taskDefinition(props.task().arn())
            .desiredCount(props.tasks())
            .deploymentMinimumHealthyPercent(ALL)
            .deploymentMaximumPercent(TWICE)
            .capacityProviderStrategy(capacity())
            .platformVersion("LATEST")
            .networkConfiguration(network())
            .enableExecuteCommand(props.task().openToOperators())
            .enableEcsManagedTags(true)
            .propagateTags("SERVICE")
            .waitForSteadyState(false)
            .tags(props.tags().isEmpty() ? null : props.tags())
            .dependsOn(needs());
    deployments(builder);
    props.targets().ifPresent(targets -> builder.loadBalancer(List.of(requests(targets))));
    props.targets().ifPresent(any -> builder.healthCheckGracePeriodSeconds(SECONDS_TO_START));
    props.serviceName().ifPresent(name -> builder.serviceRegistries(registry(name)));
    props.mesh().ifPresent(mesh -> builder.serviceConnectConfiguration(place(mesh)));
    service = at(id, builder.build());
    service.addOverride("lifecycle.ignore_changes", props.deployer().leftAlone());
    arn = service.getId();
  }

  /** The service's name, as it was given. */
  public String name() {
    return props.name();
  }

  public String arn() {
    return arn;
  }

  /** What the service runs: its family, its container and its roles. */
  public FargateTask task() {
    return props.task();
  }

  /** For what is about the service, and knows it by its name alone. */
  public ITerraformDependable resource() {
    return service;
  }

  /** CodeDeploy has its own ways to stop a bad version, and ECS refuses both at once. */
  private void deployments(EcsService.Builder builder) {
    if (props.deployer() == Deployer.CODE_DEPLOY) {
      builder.deploymentController(controller("CODE_DEPLOY"));
      return;
    }
    builder
        .deploymentController(controller("ECS"))
        .deploymentCircuitBreaker(
            EcsServiceDeploymentCircuitBreaker.builder().enable(true).rollback(true).build())
        .availabilityZoneRebalancing("ENABLED")
        // Lets the shares of capacity change in place: without it they replace the service.
        .forceNewDeployment(true);
    if (!props.rollbackAlarms().isEmpty()) {
      builder.alarms(
          EcsServiceAlarms.builder()
              .enable(true)
              .rollback(true)
              .alarmNames(props.rollbackAlarms())
              .build());
    }
  }

  private static EcsServiceDeploymentController controller(String type) {
    return EcsServiceDeploymentController.builder().type(type).build();
  }

  private List<EcsServiceCapacityProviderStrategy> capacity() {
    return props.cluster().shares().stream()
        .map(
            share ->
                EcsServiceCapacityProviderStrategy.builder()
                    .capacityProvider(share.provider())
                    .base(share.base())
                    .weight(share.weight())
                    .build())
        .toList();
  }

  private EcsServiceNetworkConfiguration network() {
    return EcsServiceNetworkConfiguration.builder()
        .subnets(props.subnets().ids())
        .securityGroups(props.groups().stream().map(SecurityGroup::id).toList())
        .assignPublicIp(false)
        .build();
  }

  private EcsServiceLoadBalancer requests(TargetGroup targets) {
    var container = props.task().container();
    return EcsServiceLoadBalancer.builder()
        .targetGroupArn(targets.arn())
        .containerName(container.name())
        .containerPort(container.port())
        .build();
  }

  private static EcsServiceServiceRegistries registry(ServiceName name) {
    return EcsServiceServiceRegistries.builder().registryArn(name.arn()).build();
  }

  private EcsServiceServiceConnectConfiguration place(ServiceMesh mesh) {
    var place =
        EcsServiceServiceConnectConfiguration.builder()
            .enabled(true)
            .namespace(mesh.namespace().arn())
            .logConfiguration(
                EcsServiceServiceConnectConfigurationLogConfiguration.builder()
                    .logDriver("awslogs")
                    .options(DirectTaskLog.options(mesh.log(), mesh.region(), "proxy"))
                    .build());
    mesh.offer().ifPresent(offer -> place.service(List.of(offered(offer))));
    return place.build();
  }

  private EcsServiceServiceConnectConfigurationService offered(ServiceMesh.Offer offer) {
    return EcsServiceServiceConnectConfigurationService.builder()
        .portName(FargateTask.PORT)
        .discoveryName(offer.discoveryName())
        .clientAlias(
            EcsServiceServiceConnectConfigurationServiceClientAlias.builder()
                .dnsName(offer.hostName())
                .port(props.task().container().port())
                .build())
        .timeout(
            EcsServiceServiceConnectConfigurationServiceTimeout.builder()
                .perRequestTimeoutSeconds(Token.asNumber(offer.timeoutSeconds()))
                .idleTimeoutSeconds(Token.asNumber(offer.silenceSeconds()))
                .build())
        .build();
  }

  /** A service whose first tasks cannot start is a failed deployment, and nobody tries again. */
  private List<ITerraformDependable> needs() {
    var needs = new ArrayList<ITerraformDependable>(props.needs());
    needs.add(props.cluster().capacity());
    needs.addAll(props.subnets().routes());
    needs.addAll(props.task().executionRole().rights());
    needs.addAll(props.task().taskRole().rights());
    props.targets().ifPresent(targets -> needs.addAll(targets.listeners()));
    return needs;
  }
}
