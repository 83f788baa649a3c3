package dev.plinth.environment;

import java.nio.file.Path;
import java.util.List;

/**
 * A settings file that is not there or not allowed. The message is for the person who wrote it: the
 * file, and a line for each thing that is wrong.
 */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettings(String message) {
    super(message);
  }

  /** A file that cannot be accepted, for every reason there is. */
  InvalidSettings(Path file, List<String> errors) {
    super(
        "%s: %d %s%n  %s"
            .formatted(
                shown(file),
                errors.size(),
                errors.size() == 1 ? "error" : "errors",
                String.join(System.lineSeparator() + "  ", errors)));
  }

  /** As a person in the current folder would write it. */
  static Path shown(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }
}
