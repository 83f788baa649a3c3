package dev.plinth.operations;

import dev.plinth.platforms.Target;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param target the platform, in the environment
 * @param overrides settings to use instead of the file's
 * @param unlock a lock left by a killed run, to be released first
 * @param patience how long to wait for healthy targets
 * @param planText whether the plan is shown whole, or its last line alone
 * @param goesBack whether a deployment that failed is taken back to what was good before
 */
public record Request(
    Target target,
    Map<String, String> overrides,
    Optional<String> unlock,
    Duration patience,
    boolean planText,
    boolean goesBack) {
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  /** With the settings as they are in the file, no lock to release, 20 minutes of patience. */
  public static Request of(Target target) {
    return new Request(target, Map.of(), Optional.empty(), PATIENCE, true, true);
  }

  public Request withOverrides(Map<String, String> values) {
    return new Request(target, values, unlock, patience, planText, goesBack);
  }

  public Request withUnlock(String lockId) {
    return new Request(
        target, overrides, Optional.ofNullable(lockId), patience, planText, goesBack);
  }

  public Request withPatience(Duration limit) {
    return new Request(target, overrides, unlock, limit, planText, goesBack);
  }

  public Request withoutPlanText() {
    return new Request(target, overrides, unlock, patience, false, goesBack);
  }

  public Request withoutGoingBack() {
    return new Request(target, overrides, unlock, patience, planText, false);
  }
}
