package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.operations.watching.Pace;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How often something is watched, how long, and how it is told. */
final class WatchOptions {
  private static final Pattern LENGTH = Pattern.compile("(?<number>[0-9]{1,6})(?<unit>[smh])");

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      defaultValue = "15",
      description = "Seconds between two looks, ${DEFAULT-VALUE} unless told otherwise.")
  private int seconds;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "Ends after that, such as 90s, 30m or 2h; otherwise Ctrl-C ends it.")
  private String duration;

  @Option(
      names = "--json",
      description = "Prints a JSON object a look, one on a line, on a terminal too.")
  private boolean json;

  boolean json() {
    return json;
  }

  Pace pace() {
    if (seconds < 1) {
      throw new Refused("--every is %d: it takes 1 or more".formatted(seconds));
    }
    return new Pace(
        Duration.ofSeconds(seconds), Optional.ofNullable(duration).map(WatchOptions::length));
  }

  private static Duration length(String text) {
    Matcher match = LENGTH.matcher(text);
    if (!match.matches()) {
      throw new Refused(
          "--for is \"%s\": it takes a number and s, m or h, such as 30m".formatted(text));
    }
    return Duration.parse("PT" + match.group("number") + match.group("unit"));
  }
}
