package dev.plinth.operations;

import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Which environment a checkout works on: commands then may leave it out, and none changes another.
 * It is kept in {@code .plinth/target}, for nobody but this checkout; the variable {@code
 * PLINTH_TARGET} says it for one shell, and wins. Without either, every command names its own.
 */
public final class Selection {
  /** The variable that selects for one shell, such as {@code ollama dev}. */
  public static final String VARIABLE = "PLINTH_TARGET";

  private final Path file;
  private final String ofShell;

  private Selection(Path file, String ofShell) {
    this.file = file;
    this.ofShell = ofShell;
  }

  /**
   * That of a checkout.
   *
   * @param process the environment variables of this process
   */
  public static Selection of(Path root, Map<String, String> process) {
    return new Selection(
        root.resolve(".plinth/target"), process.getOrDefault(VARIABLE, "").strip());
  }

  /**
   * What is selected, if anything is.
   *
   * @throws Refused if the variable or the file does not name a platform and an environment
   */
  public Optional<Target> target() {
    if (isOfShell()) {
      return Optional.of(parse(ofShell, VARIABLE));
    }
    return kept().map(text -> parse(text, file.toString()));
  }

  /** Whether this shell selects, whatever the checkout has. */
  public boolean isOfShell() {
    return !ofShell.isEmpty();
  }

  /** Selects for this checkout, until another is selected or none. */
  public void select(Target target) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, target + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Has every command name its own environment again. */
  public void selectNone() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Optional<String> kept() {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Target parse(String text, String place) {
    String[] names = text.split("[\\s/]+");
    if (names.length != 2) {
      throw new Refused(
          "%s says \"%s\"; a platform and an environment are to stand there, such as \"ollama dev\""
              .formatted(place, text));
    }
    return new Target(names[0], names[1]);
  }
}
