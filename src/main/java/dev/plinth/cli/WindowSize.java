package dev.plinth.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much a terminal's window shows: lines, and characters of a line. */
record WindowSize(int rows, int columns) {
  private static final Pattern SAID =
      Pattern.compile("(?<rows>[1-9]\\d{0,4}) (?<columns>[1-9]\\d{0,4})");

  /**
   * That of the window now, which somebody may change at any time. Java cannot tell; empty where
   * there is no {@code stty} that can.
   */
  static Optional<WindowSize> now() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(Redirect.DISCARD)
              .start();
      return read(new String(stty.getInputStream().readAllBytes(), US_ASCII));
    } catch (IOException nobodyKnows) {
      return Optional.empty();
    }
  }

  /** Reads it as {@code stty size} says it; empty if it says that there is none. */
  static Optional<WindowSize> read(String said) {
    Matcher size = SAID.matcher(said.strip());
    return size.matches()
        ? Optional.of(
            new WindowSize(
                Integer.parseInt(size.group("rows")), Integer.parseInt(size.group("columns"))))
        : Optional.empty();
  }

  /** How many of its lines a line of text takes, colours aside. */
  int linesOf(String text) {
    int length = text.replaceAll("\u001b\\[[0-9;]*m", "").length();
    return Math.max(1, (length + columns - 1) / columns);
  }
}
