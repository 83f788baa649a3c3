package dev.plinth.operations.saving;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/** The time at which somebody wants an environment back, as it is typed and shown. */
public final class WakeTime {
  private static final DateTimeFormatter SHOWN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private WakeTime() {}

  /**
   * Reads a time, in UTC like the schedules unless an offset is with it: {@code 06:00} for the next
   * one, {@code 2026-01-05T06:00} or {@code 2026-01-05T06:00+01:00}.
   *
   * @throws IllegalArgumentException if it is none, or is not at least a minute after now: AWS
   *     takes no earlier one
   */
  public static Instant parse(String text, Instant now) {
    Instant time = read(text, now).truncatedTo(ChronoUnit.SECONDS);
    if (time.isBefore(now.plus(1, ChronoUnit.MINUTES))) {
      throw new IllegalArgumentException("%s is over".formatted(show(time)));
    }
    return time;
  }

  /** A time as people read it. */
  static String show(Instant time) {
    return SHOWN.format(time);
  }

  private static Instant read(String text, Instant now) {
    try {
      if (!text.contains("T")) {
        return next(LocalTime.parse(text), now);
      }
      return text.matches(".*T.*(Z|[+-][0-9:]+)")
          ? OffsetDateTime.parse(text).toInstant()
          : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException(
          "\"%s\" is no time such as 06:00 or 2026-01-05T06:00 (UTC)".formatted(text));
    }
  }

  private static Instant next(LocalTime time, Instant now) {
    var today = LocalDateTime.ofInstant(now, ZoneOffset.UTC).with(time).toInstant(ZoneOffset.UTC);
    return today.isAfter(now) ? today : today.plus(1, ChronoUnit.DAYS);
  }
}
