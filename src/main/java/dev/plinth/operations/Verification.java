package dev.plinth.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Waits until what was deployed answers. */
final class Verification {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final Session session;
  private final List<HealthCheck> checks;

  Verification(Session session, List<HealthCheck> checks) {
    this.session = session;
    this.checks = checks;
  }

  /** Of everything that is known to be looked at. */
  static Verification of(Session session, AwsAccess access) {
    return new Verification(session, List.of(new TargetHealth(access), new TaskHealth(access)));
  }

  /**
   * Returns when every part of a state is good.
   *
   * @throws OperationFailed if one is not when the patience is at its end
   */
  void await(TerraformState state, Duration patience) {
    Instant end = Instant.now().plus(patience);
    List<Health> seen = look(state);
    List<String> said = List.of();
    while (!seen.stream().allMatch(Health::isGood) && Instant.now().isBefore(end)) {
      List<String> lines = lines(seen);
      if (!lines.equals(said)) {
        lines.forEach(line -> session.say("  waiting for %s", line));
        said = lines;
      }
      pause();
      seen = look(state);
    }
    if (!seen.stream().allMatch(Health::isGood)) {
      throw unhealthy(seen, patience);
    }
    seen.forEach(health -> session.say("  %s", health));
  }

  private List<Health> look(TerraformState state) {
    return checks.stream()
        .flatMap(check -> check.look(state).stream())
        .collect(Collectors.toUnmodifiableList());
  }

  private static List<String> lines(List<Health> seen) {
    return seen.stream().filter(health -> !health.isGood()).map(Health::toString).toList();
  }

  private static OperationFailed unhealthy(List<Health> seen, Duration patience) {
    return new OperationFailed(
        seen.stream()
            .filter(health -> !health.isGood())
            .map(
                health ->
                    new Obstacle(
                        "%s after %d minutes".formatted(health, patience.toMinutes()),
                        health.remedy()))
            .toList());
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while waiting for an answer", "run deploy again");
    }
  }
}
