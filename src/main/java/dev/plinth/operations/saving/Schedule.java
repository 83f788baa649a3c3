package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an environment sleeps and wakes by itself, as it was last deployed.
 *
 * @param sleeps cron expressions (UTC), one where all parts have the same
 * @param wakes likewise
 */
record Schedule(List<String> sleeps, List<String> wakes) {
  static Schedule of(TerraformState state) {
    return new Schedule(times(state, false), times(state, true));
  }

  boolean isEmpty() {
    return sleeps.isEmpty() && wakes.isEmpty();
  }

  /** The action of a scaling group that wakes it. */
  static Optional<JsonNode> wakeOfGroup(TerraformState state, String group) {
    return state.resources("aws_autoscaling_schedule").stream()
        .filter(action -> action.path("autoscaling_group_name").asText().equals(group))
        .filter(Schedule::wakes)
        .findFirst();
  }

  /** The action of a scalable target that wakes it. */
  static Optional<JsonNode> wakeOfTarget(TerraformState state, String resourceId) {
    return state.resources("aws_appautoscaling_scheduled_action").stream()
        .filter(action -> action.path("resource_id").asText().equals(resourceId))
        .filter(Schedule::wakes)
        .findFirst();
  }

  private static List<String> times(TerraformState state, boolean waking) {
    var groups =
        state.resources("aws_autoscaling_schedule").stream()
            .filter(action -> wakes(action) == waking)
            .map(action -> action.path("recurrence").asText());
    var targets =
        state.resources("aws_appautoscaling_scheduled_action").stream()
            .filter(action -> wakes(action) == waking)
            .map(action -> action.path("schedule").asText());
    return Stream.concat(groups, targets).distinct().sorted().toList();
  }

  /** An action that lets nothing run puts to sleep, every other one wakes. */
  private static boolean wakes(JsonNode action) {
    JsonNode most = action.path("scalable_target_action").path(0).path("max_capacity");
    return most.isMissingNode() ? action.path("desired_capacity").asInt() > 0 : most.asInt() > 0;
  }
}
