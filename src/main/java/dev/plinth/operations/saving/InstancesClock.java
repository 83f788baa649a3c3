package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * The scheduled actions of a scaling group. One with a start and a recurrence acts at the start,
 * and by the recurrence from then on. (Amazon EC2 Auto Scaling user guide, "Scheduled scaling".)
 */
final class InstancesClock implements AlarmClock {
  private final AutoScalingClient autoScaling;
  private final String group;
  private final Optional<JsonNode> schedule;
  private final Capacity capacity;

  /**
   * @param schedule the state's attributes of the action that wakes the group every day
   * @param capacity what it wakes to
   */
  InstancesClock(
      AutoScalingClient autoScaling, String group, Optional<JsonNode> schedule, Capacity capacity) {
    this.autoScaling = autoScaling;
    this.group = group;
    this.schedule = schedule;
    this.capacity = capacity;
  }

  @Override
  public void wakeAsScheduled() {
    schedule.ifPresent(
        action ->
            autoScaling.putScheduledUpdateGroupAction(
                request ->
                    request
                        .autoScalingGroupName(group)
                        .scheduledActionName(name(action))
                        .recurrence(action.path("recurrence").asText())
                        .timeZone(action.path("time_zone").asText())
                        .minSize(capacity.least())
                        .desiredCapacity(capacity.usual())
                        .maxSize(capacity.most())));
  }

  @Override
  public void wakeAt(Instant time) {
    autoScaling.putScheduledUpdateGroupAction(
        request -> {
          request
              .autoScalingGroupName(group)
              .scheduledActionName(later())
              .startTime(time)
              .minSize(capacity.least())
              .desiredCapacity(capacity.usual())
              .maxSize(capacity.most());
          schedule.ifPresent(
              action ->
                  request
                      .recurrence(action.path("recurrence").asText())
                      .timeZone(action.path("time_zone").asText()));
        });
  }

  @Override
  public void delete(String action) {
    autoScaling.deleteScheduledAction(
        request -> request.autoScalingGroupName(group).scheduledActionName(action));
  }

  @Override
  public Map<String, Optional<Instant>> actions() {
    return autoScaling
        .describeScheduledActionsPaginator(request -> request.autoScalingGroupName(group))
        .scheduledUpdateGroupActions()
        .stream()
        .collect(
            Collectors.toMap(
                ScheduledUpdateGroupAction::scheduledActionName,
                action -> Optional.ofNullable(action.startTime())));
  }

  @Override
  public Optional<String> scheduled() {
    return schedule.map(InstancesClock::name);
  }

  @Override
  public String later() {
    return group + LATER;
  }

  private static String name(JsonNode action) {
    return action.path("scheduled_action_name").asText();
  }
}
