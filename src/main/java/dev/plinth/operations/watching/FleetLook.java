package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.watching.ScalingSample.Activity;
import dev.plinth.operations.watching.ScalingSample.Fleet;
import dev.plinth.operations.watching.ScalingSample.Refresh;
import dev.plinth.operations.watching.ScalingSample.Targets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.Alarm;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Looks at auto scaling groups. */
final class FleetLook {
  private static final int ACTIVITIES = 5;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final AwsAccess access;
  private final List<String> names;

  FleetLook(AwsAccess access, List<JsonNode> groups) {
    this.access = access;
    this.names = groups.stream().map(group -> group.path("name").asText()).toList();
  }

  /** The alarms by which they scale, those that AWS makes for a target among them. */
  List<String> alarms() {
    if (names.isEmpty()) {
      return List.of();
    }
    try (var autoScaling = access.autoScaling()) {
      return names.stream()
          .flatMap(
              name ->
                  autoScaling
                      .describePoliciesPaginator(request -> request.autoScalingGroupName(name))
                      .scalingPolicies()
                      .stream())
          .flatMap(policy -> policy.alarms().stream())
          .map(Alarm::alarmName)
          .toList();
    }
  }

  List<Fleet> look(Instant now) {
    if (names.isEmpty()) {
      return List.of();
    }
    try (var autoScaling = access.autoScaling();
        var loadBalancing = access.loadBalancing()) {
      List<AutoScalingGroup> groups =
          autoScaling
              .describeAutoScalingGroupsPaginator(request -> request.autoScalingGroupNames(names))
              .autoScalingGroups()
              .stream()
              .sorted(Comparator.comparing(AutoScalingGroup::autoScalingGroupName))
              .toList();
      Map<String, Map<String, Double>> metrics = metrics(groups, now);
      return groups.stream()
          .map(
              group ->
                  fleet(
                      autoScaling,
                      loadBalancing,
                      group,
                      metrics.getOrDefault(group.autoScalingGroupName(), Map.of())))
          .toList();
    }
  }

  private static Fleet fleet(
      AutoScalingClient autoScaling,
      ElasticLoadBalancingV2Client loadBalancing,
      AutoScalingGroup group,
      Map<String, Double> metrics) {
    Map<String, Long> states =
        group.instances().stream()
            .collect(
                Collectors.groupingBy(
                    instance -> instance.lifecycleStateAsString().split(":")[0],
                    Collectors.counting()));
    return new Fleet(
        group.autoScalingGroupName(),
        group.minSize(),
        group.desiredCapacity(),
        group.maxSize(),
        count(states, LifecycleState.IN_SERVICE),
        count(states, LifecycleState.PENDING),
        count(states, LifecycleState.TERMINATING),
        group.targetGroupARNs().stream().map(arn -> targets(loadBalancing, arn)).toList(),
        metrics,
        refreshes(autoScaling, group.autoScalingGroupName()),
        activities(autoScaling, group.autoScalingGroupName()));
  }

  private static int count(Map<String, Long> states, LifecycleState state) {
    return states.getOrDefault(state.toString(), 0L).intValue();
  }

  private static Targets targets(ElasticLoadBalancingV2Client loadBalancing, String arn) {
    List<TargetHealthDescription> targets =
        loadBalancing
            .describeTargetHealth(request -> request.targetGroupArn(arn))
            .targetHealthDescriptions();
    long healthy =
        targets.stream()
            .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
            .count();
    return new Targets(arn.split("/")[1], (int) healthy, targets.size());
  }

  private static List<Refresh> refreshes(AutoScalingClient autoScaling, String name) {
    return autoScaling
        .describeInstanceRefreshes(request -> request.autoScalingGroupName(name).maxRecords(1))
        .instanceRefreshes()
        .stream()
        .limit(1)
        .map(
            refresh ->
                new Refresh(
                    refresh.statusAsString(),
                    refresh.percentageComplete() == null ? 0 : refresh.percentageComplete(),
                    text(refresh.statusReason())))
        .toList();
  }

  private static List<Activity> activities(AutoScalingClient autoScaling, String name) {
    return autoScaling
        .describeScalingActivities(
            request -> request.autoScalingGroupName(name).maxRecords(ACTIVITIES))
        .activities()
        .stream()
        .map(
            activity ->
                new Activity(
                    activity.startTime(),
                    activity.statusCodeAsString(),
                    text(activity.description()),
                    text(activity.cause())))
        .toList();
  }

  /** Of the instances of each group, and of the requests that each of its targets gets. */
  private Map<String, Map<String, Double>> metrics(List<AutoScalingGroup> groups, Instant now) {
    var queries = new ArrayList<List<MetricDataQuery>>();
    for (int i = 0; i < groups.size(); i++) {
      String name = groups.get(i).autoScalingGroupName();
      queries.add(
          List.of(
              metric("AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", name), "Average")
                  .query("cpu%d".formatted(i), true)));
      List<String> targets = groups.get(i).targetGroupARNs();
      if (!targets.isEmpty()) {
        queries.add(
            List.of(
                metric(
                        "AWS/ApplicationELB",
                        "RequestCountPerTarget",
                        Map.of("TargetGroup", suffix(targets.get(0))),
                        "Sum")
                    .query("requests%d".formatted(i), true)));
      }
    }
    Map<String, List<MetricDataResult>> found = LatestData.of(access, queries, PERIOD, now);
    var metrics = new HashMap<String, Map<String, Double>>();
    for (int i = 0; i < groups.size(); i++) {
      var values = new TreeMap<String, Double>();
      latest(found.get("cpu%d".formatted(i))).forEach(value -> values.put("cpu_percent", value));
      latest(found.get("requests%d".formatted(i)))
          .forEach(value -> values.put("requests_per_target", value));
      metrics.put(groups.get(i).autoScalingGroupName(), values);
    }
    return metrics;
  }

  private static Stream<Double> latest(List<MetricDataResult> results) {
    return results == null
        ? Stream.empty()
        : results.stream().flatMap(result -> result.values().stream().limit(1));
  }

  private static Metric metric(
      String namespace, String name, Map<String, String> dimensions, String statistic) {
    return new Metric(namespace, name, dimensions, statistic, (int) PERIOD.toSeconds());
  }

  private static String suffix(String arn) {
    return arn.substring(arn.indexOf(":targetgroup/") + 1);
  }

  private static String text(String said) {
    return said == null ? "" : said;
  }
}
