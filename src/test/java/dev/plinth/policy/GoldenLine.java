package dev.plinth.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where a line of a script stands in a synthesized document, which has it as a list of lines. */
public final class GoldenLine {
  private static final Path GOLDEN = Path.of("src/test/golden");

  private GoldenLine() {}

  /**
   * The place of the first line with a text, as a JSON pointer.
   *
   * @param document such as {@code ollama/production}
   * @param local the local value that is the script
   */
  public static String of(String document, String local, String text) {
    try {
      var file = GOLDEN.resolve(document).resolve("cdk.tf.json").toFile();
      var lines = new ObjectMapper().readTree(file).path("locals").path(local);
      for (int index = 0; index < lines.size(); index++) {
        if (lines.get(index).textValue().contains(text)) {
          return "/locals/%s/%d".formatted(local, index);
        }
      }
      throw new IllegalArgumentException("no line of %s has %s".formatted(document, text));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
