package dev.plinth.operations.backup;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, as people say it. */
final class Age {
  private Age() {}

  static String of(Instant moment) {
    return of(Duration.between(moment, Instant.now()));
  }

  static String of(Duration age) {
    if (age.toHours() >= 48) {
      return age.toDays() + " days";
    }
    if (age.toMinutes() >= 120) {
      return age.toHours() + " hours";
    }
    return age.toSeconds() >= 120 ? age.toMinutes() + " minutes" : age.toSeconds() + " seconds";
  }
}
