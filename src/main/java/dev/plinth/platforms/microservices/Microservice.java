package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.compute.FargateServiceProps;
import dev.plinth.constructs.compute.FargateServiceProps.Deployer;
import dev.plinth.constructs.compute.ServiceScaling;
import dev.plinth.constructs.compute.ServiceScalingProps;
import dev.plinth.constructs.compute.ServiceSleepSchedule;
import dev.plinth.constructs.compute.ServiceSleepScheduleProps;
import dev.plinth.constructs.delivery.ImageRepository;
import dev.plinth.constructs.delivery.ImageRepositoryProps;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeployedBy;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import java.util.List;
import java.util.Optional;

/** One service: its registry, identity, tasks, alarms and pipeline. */
final class Microservice {
  private final ServiceSettings settings;
  private final ImageRepository images;
  private final TaskLogs logs;
  private final SecurityGroup group;
  private final FargateService tasks;
  private final ServicePipeline pipeline;

  Microservice(Foundation foundation, ServiceSettings settings) {
    this.settings = settings;
    var platform = foundation.platform();

    images =
        new ImageRepository(
            platform,
            settings.name(),
            new ImageRepositoryProps(
                platform.settings().deployment().qualify(settings.name()),
                foundation.keys().images(),
                foundation.registry().lifecycle(),
                !platform.settings().access().enableDeletionProtection(),
                ServiceTags.of(settings)));
    var secret = ServiceSecret.of(foundation, settings);
    logs = new TaskLogs(foundation, settings);
    var roles = new ServiceRoles(foundation, settings, images, secret);
    var pulls = images.letPull(roles.execution());
    secret.letRead(List.of(roles.execution(), roles.task()), platform.roles());

    var traffic = ServiceTraffic.of(foundation, settings);
    var alarms =
        new ServiceAlarms(foundation, settings, traffic.map(ServiceTraffic::all).orElse(List.of()));
    var discovery = new ServiceDiscovery(foundation, settings, logs);
    var groups = foundation.firewall().service(settings);
    group = groups.get(0);
    tasks =
        new FargateService(
            platform,
            settings.name(),
            new FargateServiceProps(
                platform.nameInEnvironment(settings.name()),
                foundation.cluster(),
                ServiceTask.of(foundation, settings, images, secret, roles, logs),
                settings.desiredCount(),
                foundation.network().privateSubnets(),
                groups,
                deployer(settings),
                traffic.map(ServiceTraffic::targets),
                discovery.name(),
                discovery.mesh(),
                alarms.rollback(),
                List.of(pulls, secret.value()),
                ServiceTags.of(settings)));
    traffic.ifPresent(it -> it.turnedBy(tasks, alarms.turnBack()));
    var targets = platform.settings().tasks();
    var scaling =
        new ServiceScaling(
            platform,
            settings.name(),
            new ServiceScalingProps(
                tasks.name(),
                Clusters.name(platform),
                tasks,
                settings.autoscalingMin(),
                settings.autoscalingMax(),
                number(targets.targetCpuPercent()),
                Optional.of(number(targets.targetMemoryPercent())),
                Optional.empty()));
    var sleep = platform.settings().sleep();
    sleep
        .sleepAt()
        .ifPresent(
            sleepAt ->
                new ServiceSleepSchedule(
                    platform,
                    settings.name(),
                    new ServiceSleepScheduleProps(
                        tasks.name(),
                        scaling,
                        settings.autoscalingMin(),
                        settings.autoscalingMax(),
                        sleepAt,
                        sleep.wakeAt().orElseThrow())));
    pipeline = new ServicePipeline(foundation, settings, images, tasks);
  }

  ServiceSettings settings() {
    return settings;
  }

  /** Where its images are. */
  ImageRepository images() {
    return images;
  }

  /** Where its lines are. */
  TaskLogs logs() {
    return logs;
  }

  /** Who may connect to it. */
  SecurityGroup group() {
    return group;
  }

  /** Its tasks in the cluster. */
  FargateService tasks() {
    return tasks;
  }

  /** How its sources come there. */
  ServicePipeline pipeline() {
    return pipeline;
  }

  private static Deployer deployer(ServiceSettings settings) {
    if (settings.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN) {
      return Deployer.CODE_DEPLOY;
    }
    return settings.deployedBy() == DeployedBy.PIPELINE ? Deployer.PIPELINE : Deployer.TERRAFORM;
  }
}
