package dev.plinth.operations.saving;

import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Waits for what AWS takes its time with, for a whole piece of work together. */
final class Patience {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

  private final Session session;
  private final Instant begin = Instant.now();
  private final Duration longest;

  Patience(Session session, Duration longest) {
    this.session = session;
    this.longest = longest;
  }

  /**
   * Returns when nothing is missing any more.
   *
   * @param missing looks what still is, a line for each
   * @param remedy what to do when the patience is at its end before
   */
  void await(Supplier<List<String>> missing, String remedy) {
    List<String> said = List.of();
    List<String> lines = missing.get();
    while (!lines.isEmpty()) {
      if (spent().compareTo(longest) >= 0) {
        throw new OperationFailed(
            "%s after %d minutes".formatted(String.join("\n", lines), longest.toMinutes()), remedy);
      }
      if (!lines.equals(said)) {
        lines.forEach(line -> session.say("  waiting: %s", line));
        said = lines;
      }
      pause(remedy);
      lines = missing.get();
    }
  }

  /** How long it has taken until now, in words. */
  String inWords() {
    Duration spent = spent();
    return spent.toMinutes() == 0
        ? "%d s".formatted(spent.toSeconds())
        : "%d min %d s".formatted(spent.toMinutes(), spent.toSecondsPart());
  }

  private Duration spent() {
    return Duration.between(begin, Instant.now());
  }

  private static void pause(String remedy) {
    try {
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while waiting", remedy);
    }
  }
}
