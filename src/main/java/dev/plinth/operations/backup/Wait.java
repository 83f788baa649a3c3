package dev.plinth.operations.backup;

import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what AWS does by itself, and says from time to time that it still does. */
final class Wait {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final Session session;
  private final Instant end;
  private final Duration patience;

  /**
   * @param patience for all that is waited for together
   */
  Wait(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
    this.end = Instant.now().plus(patience);
  }

  /**
   * Returns what is there in the end.
   *
   * @param what is waited for, as a noun
   * @param look what is there, or nothing yet
   * @throws OperationFailed if it is not there at the end of the patience
   */
  <T> T until(String what, Supplier<Optional<T>> look) {
    Duration pause = FIRST_PAUSE;
    Instant began = Instant.now();
    Instant said = began;
    Optional<T> seen = look.get();
    while (seen.isEmpty()) {
      if (Instant.now().isAfter(end)) {
        throw new OperationFailed(
            "%s takes longer than %d minutes".formatted(what, patience.toMinutes()),
            "AWS goes on with it; run the command again later, or with a longer --wait");
      }
      if (Duration.between(said, Instant.now()).compareTo(BETWEEN_LINES) > 0) {
        said = Instant.now();
        session.say("  %s: %d minutes so far", what, Duration.between(began, said).toMinutes());
      }
      pause(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
      seen = look.get();
    }
    return seen.get();
  }

  static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while waiting for AWS", "run the command again");
    }
  }
}
