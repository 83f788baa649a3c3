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
  public boolean isAsScheduled() {
    var actions = actions();
    return !actions.containsKey(later()) && scheduled().map(actions::containsKey).orElse(true);
  }

  @Override
  public boolean isSetTo(Optional<Instant> time) {
    var actions = actions();
    var set = Optional.ofNullable(actions.get(later())).map(ScheduledUpdateGroupAction::startTime);
    return set.equals(time) && scheduled().filter(actions::containsKey).isEmpty();
  }

  @Override
  public void set(Optional<Instant> time) {
    var actions = actions();
    scheduled().filter(actions::containsKey).ifPresent(this::delete);
    time.ifPresentOrElse(
        this::wakeAt,
        () -> Optional.of(later()).filter(actions::containsKey).ifPresent(this::delete));
  }

  @Override
  public void reset() {
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
    Optional.of(later()).filter(actions()::containsKey).ifPresent(this::delete);
  }

  private void wakeAt(Instant time) {
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

  private void delete(String action) {
    autoScaling.deleteScheduledAction(
        request -> request.autoScalingGroupName(group).scheduledActionName(action));
  }

  private Map<String, ScheduledUpdateGroupAction> actions() {
    return autoScaling
        .describeScheduledActionsPaginator(request -> request.autoScalingGroupName(group))
        .scheduledUpdateGroupActions()
        .stream()
        .collect(
            Collectors.toMap(ScheduledUpdateGroupAction::scheduledActionName, action -> action));
  }

  private Optional<String> scheduled() {
    return schedule.map(InstancesClock::name);
  }

  private String later() {
    return group + LATER;
  }

  private static String name(JsonNode action) {
    return action.path("scheduled_action_name").asText();
  }
}
