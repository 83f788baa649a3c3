package dev.plinth.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before AWS is asked anything. */
class ImagesCommandTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          images | one of list and clean is missing | images
          images clean ollama dev | missing required option: '--keep=N' | images clean
          images clean ollama dev --keep 0 | --keep is at least 1, and --older-than at least 0 | images clean
          images clean ollama dev --keep 1 --older-than -1 | --keep is at least 1, and --older-than at least 0 | images clean
          """)
  void incomplete_commands_are_refused(String command, String message, String help) {
    CommandLineRun.of(command.split(" "))
        .refused(2, "plinth: %s\n  see plinth %s --help\n".formatted(message, help));
  }
}
