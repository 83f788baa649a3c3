package dev.plinth.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before AWS is asked anything. */
class SleepCommandTest {

  @ParameterizedTest
  @CsvSource({
    "sleep ollama production",
    "sleep ollama production --yes --confirm production",
    "sleep ollama production --until 06:00",
    "sleep ollama production --schedule",
    "wake ollama production --confirm production",
  })
  void production_never_sleeps(String command) {
    CommandLineRun.of(command.split(" "))
        .refused(
            2,
            "plinth: ollama production is production, which never sleeps; nothing was changed\n");
  }

  @ParameterizedTest
  @CsvSource({"sleep", "wake"})
  void nor_does_that_of_the_services(String command) {
    CommandLineRun.of(command, "microservices", "prod", "--yes")
        .refused(
            2,
            "plinth: microservices prod is production, which never sleeps; nothing was changed\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --until soon       | --until: "soon" is no time such as 06:00 or 2026-01-05T06:00 (UTC)
          --until 2020-01-01T06:00 | --until: 2020-01-01 06:00 UTC is over
          --wait long        | invalid value for option '--wait': 'long' is no number of minutes, such as 20
          --wait -3          | invalid value for option '--wait': '-3' is no number of minutes, such as 20
          """)
  void wrong_options_are_refused(String options, String message) {
    CommandLineRun.of(("sleep ollama dev " + options).split(" "))
        .refused(2, "plinth: %s\n  see plinth sleep --help\n".formatted(message));
  }
}
