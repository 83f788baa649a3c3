package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.OperationFailed;
import java.util.Optional;

/**
 * How many instances or tasks there are when nobody sleeps, as the settings were at the last
 * deploy.
 *
 * @param least fewest
 * @param usual how many come back
 * @param most most
 */
record Capacity(int least, int usual, int most) {
  /**
   * Of a scaling group. The schedule knows the settings for sure: a state that was refreshed at
   * night says 0 for the group.
   *
   * @param group its attributes in the state
   * @param schedule those of the action that wakes it every day
   */
  static Capacity ofGroup(JsonNode group, Optional<JsonNode> schedule) {
    JsonNode settings = schedule.orElse(group);
    return of(
        group.path("name").asText(),
        settings.path("min_size").asInt(),
        settings.path("desired_capacity").asInt(),
        settings.path("max_size").asInt());
  }

  /**
   * Of a service.
   *
   * @param service its attributes in the state
   * @param target those of its scaling
   * @param schedule those of the action that wakes it every day
   */
  static Capacity ofService(JsonNode service, JsonNode target, Optional<JsonNode> schedule) {
    JsonNode bounds =
        schedule.map(action -> action.path("scalable_target_action").path(0)).orElse(target);
    return of(
        service.path("name").asText(),
        bounds.path("min_capacity").asInt(),
        service.path("desired_count").asInt(),
        bounds.path("max_capacity").asInt());
  }

  private static Capacity of(String name, int least, int usual, int most) {
    if (most == 0) {
      throw new OperationFailed(
          "the state does not know how large %s is when it is awake".formatted(name),
          "deploy puts the settings back, and wakes it");
    }
    return new Capacity(least, Math.max(1, Math.max(least, usual)), most);
  }
}
