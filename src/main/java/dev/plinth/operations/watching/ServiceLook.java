package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.watching.ScalingSample.Activity;
import dev.plinth.operations.watching.ScalingSample.Rollout;
import dev.plinth.operations.watching.ScalingSample.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingActivity;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Looks at ECS services, and at what scales them. */
final class ServiceLook {
  private static final int ACTIVITIES = 3;

  /** ECS describes ten services at once. */
  private static final int AT_ONCE = 10;

  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final AwsAccess access;
  private final List<Place> places;

  /** A service in its cluster. */
  private record Place(String cluster, String name) {
    static Place of(JsonNode service) {
      String cluster = service.path("cluster").asText();
      return new Place(
          cluster.substring(cluster.lastIndexOf('/') + 1), service.path("name").asText());
    }

    /** How application auto scaling calls it. */
    String resource() {
      return "service/%s/%s".formatted(cluster, name);
    }
  }

  ServiceLook(AwsAccess access, List<JsonNode> services) {
    this.access = access;
    this.places = services.stream().map(Place::of).toList();
  }

  /** The alarms by which they scale. */
  List<String> alarms() {
    if (places.isEmpty()) {
      return List.of();
    }
    List<String> resources = resources();
    try (var scaling = access.serviceScaling()) {
      return scaling
          .describeScalingPoliciesPaginator(
              request -> request.serviceNamespace(ServiceNamespace.ECS))
          .scalingPolicies()
          .stream()
          .filter(policy -> resources.contains(policy.resourceId()))
          .flatMap(policy -> policy.alarms().stream())
          .map(Alarm::alarmName)
          .toList();
    }
  }

  List<Service> look(Instant now) {
    if (places.isEmpty()) {
      return List.of();
    }
    try (var ecs = access.ecs();
        var scaling = access.serviceScaling()) {
      Map<String, ScalableTarget> targets = targets(scaling);
      Map<String, List<ScalingActivity>> activities = activities(scaling);
      Map<String, List<MetricDataResult>> metrics = metrics(now);
      Map<String, software.amazon.awssdk.services.ecs.model.Service> found = found(ecs);
      var services = new ArrayList<Service>();
      for (int i = 0; i < places.size(); i++) {
        Place place = places.get(i);
        if (found.containsKey(place.name())) {
          services.add(
              service(
                  found.get(place.name()),
                  targets.get(place.resource()),
                  values(metrics, i),
                  activities.getOrDefault(place.resource(), List.of())));
        }
      }
      return services;
    }
  }

  private static Service service(
      software.amazon.awssdk.services.ecs.model.Service seen,
      ScalableTarget target,
      Map<String, Double> metrics,
      List<ScalingActivity> activities) {
    return new Service(
        seen.serviceName(),
        target == null ? 0 : target.minCapacity(),
        seen.desiredCount(),
        target == null ? 0 : target.maxCapacity(),
        seen.runningCount(),
        seen.pendingCount(),
        metrics,
        seen.deployments().stream()
            .map(
                one ->
                    new Rollout(
                        one.status(),
                        text(one.rolloutStateAsString()),
                        one.runningCount(),
                        one.desiredCount(),
                        text(one.rolloutStateReason())))
            .toList(),
        activities.stream()
            .limit(ACTIVITIES)
            .map(
                one ->
                    new Activity(
                        one.startTime(),
                        one.statusCodeAsString(),
                        text(one.description()),
                        text(one.cause())))
            .toList());
  }

  private Map<String, software.amazon.awssdk.services.ecs.model.Service> found(EcsClient ecs) {
    var found = new TreeMap<String, software.amazon.awssdk.services.ecs.model.Service>();
    Map<String, List<String>> byCluster =
        places.stream()
            .collect(
                Collectors.groupingBy(
                    Place::cluster, Collectors.mapping(Place::name, Collectors.toList())));
    byCluster.forEach(
        (cluster, names) -> {
          for (int first = 0; first < names.size(); first += AT_ONCE) {
            var some = names.subList(first, Math.min(first + AT_ONCE, names.size()));
            ecs.describeServices(request -> request.cluster(cluster).services(some))
                .services()
                .forEach(service -> found.put(service.serviceName(), service));
          }
        });
    return found;
  }

  private Map<String, ScalableTarget> targets(ApplicationAutoScalingClient scaling) {
    List<String> resources = resources();
    return scaling
        .describeScalableTargetsPaginator(request -> request.serviceNamespace(ServiceNamespace.ECS))
        .scalableTargets()
        .stream()
        .filter(target -> resources.contains(target.resourceId()))
        .collect(Collectors.toMap(ScalableTarget::resourceId, Function.identity()));
  }

  /** Those of six weeks are kept: the first page has the latest of all. */
  private Map<String, List<ScalingActivity>> activities(ApplicationAutoScalingClient scaling) {
    return scaling
        .describeScalingActivities(request -> request.serviceNamespace(ServiceNamespace.ECS))
        .scalingActivities()
        .stream()
        .collect(Collectors.groupingBy(ScalingActivity::resourceId));
  }

  private Map<String, List<MetricDataResult>> metrics(Instant now) {
    var queries = new ArrayList<List<MetricDataQuery>>();
    for (int i = 0; i < places.size(); i++) {
      queries.add(List.of(metric("CPUUtilization", places.get(i)).query("cpu" + i, true)));
      queries.add(List.of(metric("MemoryUtilization", places.get(i)).query("memory" + i, true)));
    }
    return LatestData.of(access, queries, PERIOD, now);
  }

  private static Metric metric(String name, Place place) {
    return new Metric(
        "AWS/ECS",
        name,
        Map.of("ClusterName", place.cluster(), "ServiceName", place.name()),
        "Average",
        (int) PERIOD.toSeconds());
  }

  private static Map<String, Double> values(Map<String, List<MetricDataResult>> found, int index) {
    var values = new TreeMap<String, Double>();
    found.getOrDefault("cpu" + index, List.of()).stream()
        .flatMap(result -> result.values().stream().limit(1))
        .forEach(value -> values.put("cpu_percent", value));
    found.getOrDefault("memory" + index, List.of()).stream()
        .flatMap(result -> result.values().stream().limit(1))
        .forEach(value -> values.put("memory_percent", value));
    return values;
  }

  private List<String> resources() {
    return places.stream().map(Place::resource).toList();
  }

  private static String text(String said) {
    return said == null ? "" : said;
  }
}
