package dev.plinth.operations.recovery;

import dev.plinth.operations.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** How long the parts of some work took, each announced before it begins. */
final class Timings {
  private final Session session;
  private final List<Phase> phases = new ArrayList<>();

  Timings(Session session) {
    this.session = session;
  }

  /** One part. */
  record Phase(String name, Duration took) {}

  /** Does a part. */
  void phase(String name, Runnable work) {
    phase(
        name,
        () -> {
          work.run();
          return null;
        });
  }

  /** Does a part, and gives what came of it. */
  <T> T phase(String name, Supplier<T> work) {
    session.say("%s …", name);
    Instant begin = Instant.now();
    T result = work.get();
    phases.add(new Phase(name, Duration.between(begin, Instant.now())));
    return result;
  }

  List<Phase> phases() {
    return List.copyOf(phases);
  }

  /** A duration as a person reads it: {@code 12.3 s}, {@code 4:05 min}, {@code 3:20 h}. */
  static String said(Duration duration) {
    if (duration.toMinutes() < 1) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
    return duration.toHours() < 1
        ? "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart())
        : "%d:%02d h".formatted(duration.toHours(), duration.toMinutesPart());
  }
}
