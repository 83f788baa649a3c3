package dev.plinth.constructs.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Cron of five fields in the six of Application Auto Scaling: with a year, with a question mark in
 * the field of the two for days that says nothing, and with weekdays by name, since their numbers
 * are one higher there. (Application Auto Scaling user guide, "Schedule recurring scaling
 * actions".)
 *
 * @param fiveFields minute, hour, day of the month, month, weekday; one of the days is {@code *}
 */
record SixFieldCron(String fiveFields) {
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  /** Such as {@code cron(0 20 ? * MON-FRI *)}. */
  String expression() {
    String[] fields = fiveFields.split(" ");
    boolean anyWeekday = fields[4].equals("*");
    return "cron(%s %s %s %s %s *)"
        .formatted(
            fields[0],
            fields[1],
            anyWeekday ? fields[2] : "?",
            fields[3],
            anyWeekday ? "?" : weekdays(fields[4]));
  }

  private static String weekdays(String field) {
    return Arrays.stream(field.split(","))
        .flatMap(SixFieldCron::named)
        .collect(Collectors.joining(","));
  }

  /** A range that goes beyond Saturday is a list there. */
  private static Stream<String> named(String part) {
    String[] ends = part.split("-");
    int from = number(ends[0]);
    int to = number(ends[ends.length - 1]);
    if (ends.length == 1) {
      return Stream.of(WEEKDAYS.get(from));
    }
    if (from < to) {
      return Stream.of(WEEKDAYS.get(from) + "-" + WEEKDAYS.get(to));
    }
    return IntStream.rangeClosed(from, to + WEEKDAYS.size())
        .mapToObj(day -> WEEKDAYS.get(day % WEEKDAYS.size()));
  }

  /** Sunday is 0 and 7. */
  private static int number(String day) {
    int named = WEEKDAYS.indexOf(day);
    return named < 0 ? Integer.parseInt(day) % WEEKDAYS.size() : named;
  }
}
