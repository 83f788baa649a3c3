package dev.plinth.operations.saving;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What wakes a part of an environment without anybody's doing: the action of its schedule, which is
 * taken away while it sleeps on somebody's command, and one for a time that was said.
 */
interface AlarmClock {
  /** The end of the name of an action for a time that was said. */
  String LATER = "-later";

  /** When each action that is there begins, by its name; empty for one that began long ago. */
  Map<String, Optional<Instant>> actions();

  /** The name of the schedule's action, if there is a schedule. */
  Optional<String> scheduled();

  /** The name of the action for a time that was said. */
  String later();

  /** Rings as the schedule says. */
  void wakeAsScheduled();

  /** Rings at a time, and from then on by the schedule if there is one. */
  void wakeAt(Instant time);

  /** Takes an action away. */
  void delete(String action);

  /** Whether it rings as the settings say: by the schedule if there is one, and not otherwise. */
  default boolean isAsScheduled() {
    var actions = actions();
    return !actions.containsKey(later()) && scheduled().map(actions::containsKey).orElse(true);
  }

  /** Whether it rings at this time first, or never. */
  default boolean isSetTo(Optional<Instant> time) {
    var actions = actions();
    return actions.getOrDefault(later(), Optional.empty()).equals(time)
        && scheduled().filter(actions::containsKey).isEmpty();
  }

  /**
   * Rings at a time, and from then on by the schedule if there is one.
   *
   * @param time empty: it does not ring any more
   */
  default void set(Optional<Instant> time) {
    var actions = actions();
    scheduled().filter(actions::containsKey).ifPresent(this::delete);
    time.ifPresentOrElse(
        this::wakeAt,
        () -> Optional.of(later()).filter(actions::containsKey).ifPresent(this::delete));
  }

  /** Rings as the settings say. */
  default void reset() {
    wakeAsScheduled();
    Optional.of(later()).filter(actions()::containsKey).ifPresent(this::delete);
  }
}
