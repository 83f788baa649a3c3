package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.AwsAccess;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.Service;

/** Finds out whether a service runs its tasks, and no others than its last rollout's. */
final class RolloutProbe implements Probe {
  private final AwsAccess access;
  private final JsonNode service;
  private final Optional<String> missingImage;

  /**
   * @param service its attributes
   * @param missingImage what it waits for, since its registry does not have it
   */
  RolloutProbe(AwsAccess access, JsonNode service, Optional<String> missingImage) {
    this.access = access;
    this.service = service;
    this.missingImage = missingImage;
  }

  @Override
  public String part() {
    return "tasks of " + name();
  }

  @Override
  public Observation attempt() {
    if (missingImage.isPresent()) {
      return Observation.unknown(
          part(),
          "waits for its image %s, which its registry does not have yet"
              .formatted(missingImage.get()),
          "start its pipeline, or push the image");
    }
    try (var ecs = access.ecs()) {
      return ecs
          .describeServices(
              request -> request.cluster(service.path("cluster").asText()).services(name()))
          .services()
          .stream()
          .filter(found -> found.status().equals("ACTIVE"))
          .map(this::judged)
          .findFirst()
          .orElseGet(
              () -> Observation.bad(part(), "the service is not there", "deploy makes it again"));
    }
  }

  private Observation judged(Service seen) {
    String tasks = "%d of %d running".formatted(seen.runningCount(), seen.desiredCount());
    boolean steady = seen.runningCount() >= seen.desiredCount() && seen.deployments().size() <= 1;
    return steady
        ? Observation.good(part(), tasks + ", nothing is rolled out")
        : Observation.bad(
            part(),
            "%s, %d deployments under way".formatted(tasks, seen.deployments().size()),
            "look at its events and its log group, or give it longer with --wait MINUTES");
  }

  private String name() {
    return service.path("name").asText();
  }
}
