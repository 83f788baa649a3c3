package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TaskHealth;
import dev.plinth.operations.TerraformState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ECS services of an environment, and what some of them wait for.
 *
 * @param all their attributes
 * @param missingImages what a service waits for, by its name
 */
record ServicesOfState(List<JsonNode> all, Map<String, String> missingImages) {
  static ServicesOfState of(AwsAccess access, TerraformState state) {
    var missing = new HashMap<String, String>();
    for (TaskHealth.Tasks tasks : new TaskHealth(access).look(state)) {
      tasks.missingImage().ifPresent(image -> missing.put(tasks.service(), image));
    }
    return new ServicesOfState(state.resources("aws_ecs_service"), missing);
  }

  List<RolloutProbe> probes(AwsAccess access) {
    return all.stream()
        .map(service -> new RolloutProbe(access, service, missingImage(name(service))))
        .toList();
  }

  /** Those that can run: no other has anything to try out. */
  List<JsonNode> runnable() {
    return all.stream().filter(service -> missingImage(name(service)).isEmpty()).toList();
  }

  static String name(JsonNode service) {
    return service.path("name").asText();
  }

  private Optional<String> missingImage(String service) {
    return Optional.ofNullable(missingImages.get(service));
  }
}
