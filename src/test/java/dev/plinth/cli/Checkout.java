package dev.plinth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of the settings, so that a test works in a folder of its own. */
public final class Checkout {
  private Checkout() {}

  /** Makes a folder a checkout with the same settings as this one. */
  public static void copyTo(Path folder) {
    for (Path part :
        List.of(Path.of("environments"), Path.of("bootstrap"), Path.of("docs", "openapi.json"))) {
      copy(part, folder.resolve(part));
    }
  }

  private static void copy(Path from, Path to) {
    try (var paths = Files.walk(from)) {
      Files.createDirectories(to.getParent());
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
