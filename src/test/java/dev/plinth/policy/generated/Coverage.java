package dev.plinth.policy.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The report of the build on what generated environments have: {@code
 * target/settings-covered/<platform>.md}.
 */
final class Coverage {
  private static final Path FOLDER = Path.of("target", "settings-covered");

  private Coverage() {}

  /** Writes the report of a platform, or replaces it. */
  static void write(Recipe recipe, Generated generated) {
    var text = new StringBuilder();
    text.append("# %s\n\n".formatted(recipe.platform()))
        .append(
            "%d environments of seed %d; at first %d were refused.\n\n"
                .formatted(generated.environments().size(), generated.seed(), generated.refused()))
        .append("| what | environments that have it |\n|---|---|\n");
    generated
        .goals()
        .forEach(
            (goal, number) ->
                text.append("| `%s` | %s |\n".formatted(cell(goal), count(recipe, goal, number))));
    text.append("\n| texts of | stand for all, since |\n|---|---|\n");
    recipe
        .slots()
        .narrowed()
        .forEach(
            (name, narrowing) ->
                text.append(
                    "| %s: `%s` | %s |\n"
                        .formatted(name, cell(narrowing.pattern()), narrowing.because())));
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(recipe.platform() + ".md"), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String count(Recipe recipe, String goal, int number) {
    return number > 0
        ? Integer.toString(number)
        : "none: " + recipe.impossible().getOrDefault(goal, "not reached");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
