package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A lock on a state that another run of terraform holds, or held when it was killed.
 *
 * @param id what releases it
 * @param who user and machine of that run
 * @param operation what it was doing
 * @param created when it began, in UTC
 */
record StateLock(String id, String who, String operation, String created) {
  /** A run that began later may well be at work. */
  static final Duration YOUNG = Duration.ofMinutes(15);

  private static final int TOO_LONG_TO_TELL = 10_000;

  private static final Pattern INFO =
      Pattern.compile(
          "Lock Info:.*?ID:\\s+(\\S+).*?Operation:\\s+(\\S+).*?Who:\\s+(\\S+).*?Created:\\s+([^\\n]+)",
          Pattern.DOTALL);

  /** Finds the lock in what terraform says when it cannot have the state. */
  static Optional<StateLock> in(String message) {
    return INFO.matcher(message)
        .results()
        .findFirst()
        .map(info -> new StateLock(info.group(1), info.group(3), info.group(2), info.group(4)));
  }

  /**
   * Reads one as terraform stores it: JSON with the members ID, Operation, Who and Created. What is
   * no such JSON is a lock all the same, of which nothing is known.
   */
  static StateLock parse(String stored) {
    try {
      JsonNode info = new ObjectMapper().readTree(stored);
      return new StateLock(
          info.path("ID").asText("unknown"),
          info.path("Who").asText("somebody"),
          info.path("Operation").asText("unknown"),
          info.path("Created").asText(""));
    } catch (JsonProcessingException damaged) {
      return new StateLock("unknown", "somebody", "unknown", "");
    }
  }

  /** How long it has been held; for ever, if it does not say since when. */
  Duration age(Instant now) {
    try {
      return Duration.between(Instant.parse(created), now);
    } catch (DateTimeParseException unknown) {
      return ChronoUnit.FOREVER.getDuration();
    }
  }

  /** Whether its run was about to change something: a plan takes the lock too. */
  boolean changes() {
    return operation.equals("OperationTypeApply");
  }

  /** Who holds it, what for and since when. */
  String inWords(Instant now) {
    Duration age = age(now);
    return "held by %s for %s since %s%s, lock %s"
        .formatted(
            who,
            operation.replace("OperationType", "").toLowerCase(Locale.ROOT),
            created.isEmpty() ? "nobody knows when" : created.replaceFirst("\\.\\d+Z$", "Z"),
            age.toDays() > TOO_LONG_TO_TELL ? "" : " (%s)".formatted(ago(age)),
            id);
  }

  private static String ago(Duration age) {
    if (age.compareTo(Duration.ofMinutes(2)) < 0) {
      return "%d seconds ago".formatted(Math.max(0, age.toSeconds()));
    }
    if (age.compareTo(Duration.ofHours(2)) < 0) {
      return "%d minutes ago".formatted(age.toMinutes());
    }
    return age.compareTo(Duration.ofDays(2)) < 0
        ? "%d hours ago".formatted(age.toHours())
        : "%d days ago".formatted(age.toDays());
  }

  Obstacle obstacle() {
    return new Obstacle(
        "the state is locked by %s since %s (%s, lock %s)"
            .formatted(who, created.strip(), operation, id),
        """
        wait until that run ends and try again;
        if it was killed, and only then, release its lock: repeat this command with --unlock %s\
        """
            .formatted(id));
  }
}
