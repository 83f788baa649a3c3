package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * The scheduled actions of a service's scaling. One with a start and a recurrence acts at the
 * start, and by the recurrence from then on. (Application Auto Scaling user guide, "Schedule
 * recurring scaling actions".)
 */
final class TasksClock implements AlarmClock {
  private static final DateTimeFormatter ONCE =
      DateTimeFormatter.ofPattern("'at('uuuu-MM-dd'T'HH:mm:ss')'").withZone(ZoneOffset.UTC);

  private final ApplicationAutoScalingClient scaling;
  private final String resourceId;
  private final Optional<JsonNode> schedule;
  private final Capacity capacity;

  /**
   * @param resourceId the service, as its scaling calls it
   * @param schedule the state's attributes of the action that wakes the service every day
   * @param capacity what it wakes to
   */
  TasksClock(
      ApplicationAutoScalingClient scaling,
      String resourceId,
      Optional<JsonNode> schedule,
      Capacity capacity) {
    this.scaling = scaling;
    this.resourceId = resourceId;
    this.schedule = schedule;
    this.capacity = capacity;
  }

  @Override
  public void wakeAsScheduled() {
    schedule.ifPresent(
        action ->
            scaling.putScheduledAction(
                request ->
                    request
                        .serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId(resourceId)
                        .scheduledActionName(name(action))
                        .schedule(action.path("schedule").asText())
                        .timezone(action.path("timezone").asText())
                        .scalableTargetAction(
                            size ->
                                size.minCapacity(capacity.least()).maxCapacity(capacity.most()))));
  }

  @Override
  public void wakeAt(Instant time) {
    scaling.putScheduledAction(
        request -> {
          request
              .serviceNamespace(ServiceNamespace.ECS)
              .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
              .resourceId(resourceId)
              .scheduledActionName(later())
              .startTime(time)
              .scalableTargetAction(
                  size -> size.minCapacity(capacity.least()).maxCapacity(capacity.most()));
          schedule.ifPresentOrElse(
              action ->
                  request
                      .schedule(action.path("schedule").asText())
                      .timezone(action.path("timezone").asText()),
              () -> request.schedule(ONCE.format(time)));
        });
  }

  @Override
  public void delete(String action) {
    scaling.deleteScheduledAction(
        request ->
            request
                .serviceNamespace(ServiceNamespace.ECS)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .resourceId(resourceId)
                .scheduledActionName(action));
  }

  @Override
  public Map<String, Optional<Instant>> actions() {
    return scaling
        .describeScheduledActionsPaginator(
            request ->
                request
                    .serviceNamespace(ServiceNamespace.ECS)
                    .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                    .resourceId(resourceId))
        .scheduledActions()
        .stream()
        .collect(
            Collectors.toMap(
                ScheduledAction::scheduledActionName,
                action -> Optional.ofNullable(action.startTime())));
  }

  @Override
  public Optional<String> scheduled() {
    return schedule.map(TasksClock::name);
  }

  @Override
  public String later() {
    return resourceId.substring(resourceId.lastIndexOf('/') + 1) + LATER;
  }

  private static String name(JsonNode action) {
    return action.path("name").asText();
  }
}
