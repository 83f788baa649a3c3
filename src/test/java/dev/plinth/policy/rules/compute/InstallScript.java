package dev.plinth.policy.rules.compute;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Where a line of the instances' script stands in a synthesized document. */
final class InstallScript {
  private static final Path GOLDEN = Path.of("src/test/golden");

  private InstallScript() {}

  /** The place of the first line with a text, as a JSON pointer. */
  static String line(String document, String text) {
    try {
      var file = GOLDEN.resolve(document).resolve("cdk.tf.json").toFile();
      var lines = new ObjectMapper().readTree(file).at("/locals/user_data");
      for (int index = 0; index < lines.size(); index++) {
        if (lines.get(index).textValue().contains(text)) {
          return "/locals/user_data/" + index;
        }
      }
      throw new IllegalArgumentException("no line of %s has %s".formatted(document, text));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
