package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.compute.Cluster;
import dev.plinth.constructs.compute.ClusterProps;
import dev.plinth.constructs.compute.Container;
import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.compute.FargateServiceProps;
import dev.plinth.constructs.compute.FargateServiceProps.Deployer;
import dev.plinth.constructs.compute.FargateTask;
import dev.plinth.constructs.compute.FargateTaskProps;
import dev.plinth.constructs.compute.ServiceScaling;
import dev.plinth.constructs.compute.ServiceScalingProps;
import dev.plinth.constructs.compute.ServiceScalingProps.Requests;
import dev.plinth.constructs.compute.ServiceSleepSchedule;
import dev.plinth.constructs.compute.ServiceSleepScheduleProps;
import dev.plinth.constructs.compute.TaskLog;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import dev.plinth.environment.troubleshooter.ComputeSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The service: its cluster, roles, tasks and scaling. */
final class Service {
  private final TroubleshooterPlatform platform;
  private final ComputeSettings settings;
  private final Keys keys;
  private final Cluster cluster;
  private final FargateService tasks;

  Service(
      TroubleshooterPlatform platform,
      Keys keys,
      Network network,
      Firewall firewall,
      Origin origin,
      Rights rights,
      Briefing briefing) {
    this.platform = platform;
    this.keys = keys;
    settings = platform.settings().compute();
    cluster =
        new Cluster(
            platform,
            "main",
            new ClusterProps(
                clusterName(platform),
                keys.tasks(),
                log("sessions", sessionsGroupName(platform)),
                log(
                    "insights",
                    "/aws/ecs/containerinsights/" + clusterName(platform) + "/performance"),
                settings.fargateSpotPercent()));
    tasks =
        new FargateService(
            platform,
            "service",
            new FargateServiceProps(
                serviceName(platform),
                cluster,
                task(new ServiceRoles(platform, keys, rights), briefing),
                settings.desiredCount(),
                network.privateSubnets(),
                List.of(firewall.service()),
                Deployer.TERRAFORM,
                Optional.of(origin.targets()),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of()));
    scale(origin);
  }

  /** Known before the cluster is made, for keys and alarms that name it. */
  static String clusterName(TroubleshooterPlatform platform) {
    return platform.name("cluster");
  }

  /** Known before the service is made, for alarms that name it. */
  static String serviceName(TroubleshooterPlatform platform) {
    return platform.name("service");
  }

  /** Where its lines go. */
  static String logGroupName(TroubleshooterPlatform platform) {
    return "/ecs/" + serviceName(platform);
  }

  /** Where every word goes that an operator types into a task. */
  static String sessionsGroupName(TroubleshooterPlatform platform) {
    return "/ecs/sessions/" + clusterName(platform);
  }

  Cluster cluster() {
    return cluster;
  }

  /** Its tasks in the cluster, with what they run and in which roles. */
  FargateService tasks() {
    return tasks;
  }

  private FargateTask task(ServiceRoles roles, Briefing briefing) {
    return new FargateTask(
        platform,
        "service",
        new FargateTaskProps(
            serviceName(platform),
            settings.cpu(),
            settings.memory(),
            container(briefing),
            TaskLog.direct(log("service", logGroupName(platform)), platform.home().region()),
            roles.execution(),
            roles.task(),
            settings.enableExecuteCommand(),
            Map.of()));
  }

  /**
   * The load balancer alone asks for the program's health: what an image has to ask with inside is
   * not known.
   */
  private Container container(Briefing briefing) {
    return new Container(
        "service",
        settings.containerImage(),
        settings.containerPort(),
        variables(briefing),
        new Secrets(platform).valuesFrom(),
        List.of());
  }

  /** The settings may say more than the platform, and not otherwise. */
  private Map<String, String> variables(Briefing briefing) {
    var variables = new TreeMap<>(settings.environmentVars());
    variables.putAll(briefing.variables());
    variables.put("PORT", String.valueOf(settings.containerPort()));
    return variables;
  }

  private void scale(Origin origin) {
    var scaling =
        new ServiceScaling(
            platform,
            "service",
            new ServiceScalingProps(
                serviceName(platform),
                clusterName(platform),
                tasks,
                settings.minCapacity(),
                settings.maxCapacity(),
                number(settings.targetCpuPercent()),
                Optional.empty(),
                Optional.of(
                    new Requests(
                        origin.balancer(),
                        origin.targets(),
                        number(settings.targetRequestsPerTarget())))));
    var sleep = platform.settings().sleep();
    sleep
        .sleepAt()
        .ifPresent(
            sleepAt ->
                new ServiceSleepSchedule(
                    platform,
                    "service",
                    new ServiceSleepScheduleProps(
                        serviceName(platform),
                        scaling,
                        settings.minCapacity(),
                        settings.maxCapacity(),
                        sleepAt,
                        sleep.wakeAt().orElseThrow())));
  }

  private LogGroup log(String id, String name) {
    return new LogGroup(
        platform,
        id,
        new LogGroupProps(
            name, number(platform.settings().monitoring().logRetentionDays()), keys.logs()));
  }
}
