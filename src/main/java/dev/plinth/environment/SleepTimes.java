package dev.plinth.environment;

import java.util.Optional;

/**
 * When an environment goes to sleep and when it wakes, as cron of five fields (UTC). Empty: it does
 * neither by itself.
 */
public record SleepTimes(Optional<String> sleepAt, Optional<String> wakeAt) {
  /** Notes times that do not go together, and any at all in production. */
  public void check(Problems problems, boolean isProduction) {
    if (sleepAt.isPresent() && wakeAt.isEmpty()) {
      problems.add(
          "wake_at",
          wakeAt,
          "a cron expression where %s is one".formatted(problems.key("sleep_at")));
    }
    if (sleepAt.isEmpty() && wakeAt.isPresent()) {
      problems.add("wake_at", wakeAt, "\"\" where %s is empty".formatted(problems.key("sleep_at")));
    }
    if (sleepAt.isPresent() && sleepAt.equals(wakeAt)) {
      problems.add("wake_at", wakeAt, "another time than %s".formatted(problems.key("sleep_at")));
    }
    if (isProduction && sleepAt.isPresent()) {
      problems.add("sleep_at", sleepAt, "\"\" in production, which never sleeps");
    }
  }
}
