package dev.plinth.operations.watching;

import java.time.Duration;
import java.util.Optional;

/**
 * How often something is looked at, and how long.
 *
 * @param every between two looks, while AWS answers them
 * @param duration when to end; empty: when somebody ends it
 */
public record Pace(Duration every, Optional<Duration> duration) {
  /** No pause grows longer, unless it was to be. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  /** The pause after a look that AWS refused for now. */
  Duration slowed(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    Duration longest = every.compareTo(LONGEST_PAUSE) > 0 ? every : LONGEST_PAUSE;
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
