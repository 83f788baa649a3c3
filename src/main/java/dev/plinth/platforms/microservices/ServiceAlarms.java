package dev.plinth.platforms.microservices;

import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.watching.Alarm;
import dev.plinth.constructs.watching.AlarmProps;
import dev.plinth.constructs.watching.MetricRatio;
import dev.plinth.constructs.watching.MetricSum;
import dev.plinth.environment.microservices.ServiceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What people are told about one service. */
final class ServiceAlarms {
  private static final int FIVE_PERIODS = 5;

  private final MicroservicesPlatform platform;
  private final Events events;
  private final Topics topics;
  private final Measures measures;
  private final Limits limits;
  private final ServiceSettings service;
  private final String ecsService;
  private final List<String> rollback = new ArrayList<>();
  private final List<String> turnBack = new ArrayList<>();

  /**
   * @param targets where the load balancer sends its requests, the second where deployments change
   *     between two; empty: it is internal
   */
  ServiceAlarms(Foundation foundation, ServiceSettings service, List<TargetGroup> targets) {
    platform = foundation.platform();
    events = foundation.events();
    topics = foundation.topics();
    measures = foundation.measures();
    limits = foundation.limits();
    this.service = service;
    ecsService = platform.nameInEnvironment(service.name());
    load();
    tasks();
    if (!targets.isEmpty()) {
      requests(targets.stream().map(TargetGroup::metricName).toList());
    }
  }

  /**
   * The alarms that roll a deployment back, by name. They know the service by its name alone, so
   * that they can be there before it.
   */
  List<String> rollback() {
    return List.copyOf(rollback);
  }

  /**
   * Those of them that turn requests back to the version before. CodeDeploy makes no deployment
   * while an alarm of it is on: failed tasks of the version before would keep the mended one out,
   * and the first one too, before which the service has no image.
   */
  List<String> turnBack() {
    return List.copyOf(turnBack);
  }

  private void load() {
    alarm(
        "high_cpu",
        AlarmProps.above(
            name("high-cpu"),
            "Tasks of %s are busy. If autoscaling_max is reached, raise it or cpu; else look for a"
                    .formatted(service.name())
                + " loop in its log group.",
            measures.service("CPUUtilization", ecsService),
            limits.cpuPercent(),
            topics.warning()));
    alarm(
        "high_memory",
        AlarmProps.above(
            name("high-memory"),
            "Tasks of %s run out of memory, and are killed at 100 %%. Raise memory, or look for a"
                    .formatted(service.name())
                + " leak: does it grow since the last deployment?",
            measures.service("MemoryUtilization", ecsService),
            limits.memoryPercent(),
            topics.warning()));
  }

  private void tasks() {
    var failures =
        alarm(
            "task_failures",
            AlarmProps.above(
                name("task-failures"),
                "Tasks of %s fail again and again. Look at its stopped tasks in the cluster, then at"
                        .formatted(service.name())
                    + " its log group. A deployment that is under way is rolled back.",
                events.failedTasks(ecsService),
                limits.taskFailures(),
                topics.critical()));
    rollback.add(failures.name());
    alarm(
        "few_tasks",
        AlarmProps.below(
                name("few-tasks"),
                "Fewer tasks of %s run than its autoscaling_min. Look at the events of the service:"
                        .formatted(service.name())
                    + " no capacity, no image, or tasks that fail. Before its first deployment"
                    + " there are none.",
                measures.insight("RunningTaskCount", ecsService),
                service.autoscalingMin(),
                topics.critical())
            .withPeriods(FIVE_PERIODS)
            .withMissingData(platform.silenceOfTasks()));
  }

  private void requests(List<String> groups) {
    group("", groups.get(0));
    groups.stream().skip(1).forEach(alternate -> group("-alternate", alternate));
    errors(groups);
  }

  private void group(String suffix, String group) {
    alarm(
        "slow-responses" + suffix,
        AlarmProps.above(
            name("slow-responses" + suffix),
            "%s answers slowly. Look at its CPU, then at what it calls: the saved query"
                    .formatted(service.name())
                + " slow-requests finds the paths.",
            measures.targets("TargetResponseTime", group).withStatistic("Average"),
            limits.responseSeconds(),
            topics.warning()));
    alarm(
        "unhealthy-targets" + suffix,
        AlarmProps.above(
                name("unhealthy-targets" + suffix),
                "A task of %s does not answer its health check and is replaced. If it goes on, call"
                        .formatted(service.name())
                    + " its health path from inside the task and look at its log group.",
                measures
                    .targets("UnHealthyHostCount", group)
                    .withStatistic("Maximum")
                    .withPeriod(Measures.ONE_MINUTE),
                0,
                topics.warning())
            .withPeriods(FIVE_PERIODS));
  }

  private void errors(List<String> groups) {
    var errors =
        alarm(
            "high_5xx",
            AlarmProps.above(
                name("high-5xx"),
                "Users of %s get errors. Look at its log group, then at its healthy targets. A"
                        .formatted(service.name())
                    + " deployment that is under way is rolled back.",
                new MetricRatio(
                    "Requests that failed (%)",
                    sum(
                        "Requests that failed",
                        groups,
                        "HTTPCode_Target_5XX_Count",
                        "TargetConnectionErrorCount"),
                    sum("Requests", groups, "RequestCount")),
                limits.errorPercent(),
                topics.critical()));
    rollback.add(errors.name());
    turnBack.add(errors.name());
  }

  private MetricSum sum(String label, List<String> groups, String... metrics) {
    return new MetricSum(
        label,
        groups.stream()
            .flatMap(group -> Stream.of(metrics).map(metric -> measures.targets(metric, group)))
            .toList());
  }

  private Alarm alarm(String id, AlarmProps props) {
    return new Alarm(platform, service.name() + "_" + id.replace('-', '_'), props);
  }

  private String name(String part) {
    return platform.name(service.name() + "-" + part);
  }
}
