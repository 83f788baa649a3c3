package dev.plinth.operations.saving;

import java.time.Instant;
import java.util.Optional;

/**
 * What wakes a part of an environment without anybody's doing: the action of its schedule, which is
 * taken away while it sleeps on somebody's command, and one for a time that was said.
 */
interface AlarmClock {
  /** The end of the name of an action for a time that was said. */
  String LATER = "-later";

  /** Whether it rings as the settings say: by the schedule if there is one, and not otherwise. */
  boolean isAsScheduled();

  /** Whether it rings at this time first, or never. */
  boolean isSetTo(Optional<Instant> time);

  /**
   * Rings at a time, and from then on by the schedule if there is one.
   *
   * @param time empty: it does not ring any more
   */
  void set(Optional<Instant> time);

  /** Rings as the settings say. */
  void reset();
}
