package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * The tasks of an ECS service. Asleep, it wants none, and its scaling may have none; the state
 * remembers how many there were. ECS lets the requests of a task end before it stops the task.
 * (Amazon ECS developer guide, "Service load balancing".)
 */
final class TasksSleeper implements Sleeper {
  private final EcsClient ecs;
  private final ApplicationAutoScalingClient scaling;
  private final String cluster;
  private final String name;
  private final String resourceId;
  private final Capacity capacity;
  private final AlarmClock clock;

  /**
   * @param service the service's attributes in the state
   * @param target those of its scaling
   * @param schedule those of the action that wakes it every day, if there is one
   */
  TasksSleeper(
      EcsClient ecs,
      ApplicationAutoScalingClient scaling,
      JsonNode service,
      JsonNode target,
      Optional<JsonNode> schedule) {
    this.ecs = ecs;
    this.scaling = scaling;
    cluster = service.path("cluster").asText();
    name = service.path("name").asText();
    resourceId = target.path("resource_id").asText();
    capacity = Capacity.ofService(service, target, schedule);
    clock = new TasksClock(scaling, resourceId, schedule, capacity);
  }

  @Override
  public Optional<Step> toSleep(Optional<Instant> wakesAt) {
    int wanted = look().desiredCount();
    if (wanted == 0 && isBound(0, 0) && clock.isSetTo(wakesAt)) {
      return Optional.empty();
    }
    return Optional.of(
        new Step(
            "%s: from %s to none".formatted(name, tasks(wanted)),
            () -> {
              clock.set(wakesAt);
              bind(0, 0);
              want(0);
            }));
  }

  @Override
  public Optional<String> stillRunning() {
    int running = look().runningCount();
    return running == 0
        ? Optional.empty()
        : Optional.of("%s: %s left".formatted(name, tasks(running)));
  }

  @Override
  public Optional<Step> toWake() {
    int now = look().desiredCount();
    if (now > 0 && isBound(capacity.least(), capacity.most()) && clock.isAsScheduled()) {
      return Optional.empty();
    }
    int wanted = Math.max(now, capacity.usual());
    return Optional.of(
        new Step(
            "%s: from %s to %d".formatted(name, tasks(now), wanted),
            () -> {
              bind(capacity.least(), capacity.most());
              want(wanted);
              clock.reset();
            }));
  }

  private void bind(int least, int most) {
    scaling.registerScalableTarget(
        request ->
            request
                .serviceNamespace(ServiceNamespace.ECS)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .resourceId(resourceId)
                .minCapacity(least)
                .maxCapacity(most));
  }

  private void want(int tasks) {
    ecs.updateService(request -> request.cluster(cluster).service(name).desiredCount(tasks));
  }

  private Service look() {
    return ecs
        .describeServices(request -> request.cluster(cluster).services(name))
        .services()
        .stream()
        .filter(found -> found.status().equals("ACTIVE"))
        .findFirst()
        .orElseThrow(() -> Gone.from("service " + name));
  }

  private boolean isBound(int least, int most) {
    ScalableTarget bounds =
        scaling
            .describeScalableTargets(
                request ->
                    request
                        .serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceIds(resourceId))
            .scalableTargets()
            .stream()
            .findFirst()
            .orElseThrow(() -> Gone.from("the scaling of service " + name));
    return bounds.minCapacity() == least && bounds.maxCapacity() == most;
  }

  private static String tasks(int number) {
    return number == 1 ? "1 task" : number + " tasks";
  }
}
