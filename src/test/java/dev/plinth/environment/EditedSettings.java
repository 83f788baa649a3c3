package dev.plinth.environment;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A settings file of the project with some of its lines changed: a key is a line. */
public record EditedSettings(String environment, List<String> lines) {
  private static final Path OLLAMA = Path.of("environments", "ollama");

  /** The file of the Ollama platform for an environment. */
  public static EditedSettings of(String environment) throws IOException {
    return new EditedSettings(
        environment,
        Files.readAllLines(OLLAMA.resolve(environment + ".tfvars.json")).stream()
            .filter(line -> line.startsWith("  "))
            .map(line -> line.strip().replaceFirst(",$", ""))
            .toList());
  }

  /** With another value, which is written as JSON. */
  public EditedSettings with(String key, String json) {
    if (lines.stream().noneMatch(line -> isFor(key, line))) {
      throw new IllegalArgumentException(key + " is in no line");
    }
    return edited(line -> isFor(key, line) ? "\"%s\": %s".formatted(key, json) : line);
  }

  EditedSettings without(String key) {
    return new EditedSettings(
        environment, lines.stream().filter(line -> !isFor(key, line)).toList());
  }

  EditedSettings withLine(String line) {
    return new EditedSettings(environment, Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  /** Writes it to a folder, under the name of its environment. */
  public Path in(Path folder) throws IOException {
    return Files.writeString(
        folder.resolve(environment + ".tfvars.json"),
        lines.stream().collect(joining(",\n  ", "{\n  ", "\n}\n")));
  }

  private EditedSettings edited(UnaryOperator<String> edit) {
    return new EditedSettings(environment, lines.stream().map(edit).toList());
  }

  private static boolean isFor(String key, String line) {
    return line.startsWith('"' + key + '"');
  }
}
