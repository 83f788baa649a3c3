package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.delivery.DeliveryCommands;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.PlatformCatalog;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What workflows and pipelines call is what the program takes. */
class DeliveryCommandsTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  static List<List<String>> calls() {
    return DeliveryCommands.all();
  }

  @Test
  void there_are_calls_of_what_delivery_is_made_of() {
    assertThat(calls())
        .extracting(call -> call.get(0))
        .contains(
            "validate",
            "check",
            "synth",
            "docs",
            "plan",
            "deploy",
            "smoke",
            "rollback",
            "loadtest",
            "drift",
            "backup",
            "images",
            "drill",
            "health");
  }

  @ParameterizedTest
  @MethodSource("calls")
  void is_taken_by_the_program(List<String> call) {
    assertThat(call).noneMatch(word -> word.contains("$") && !word.contains("/"));
    var nobody = new Terminal(false, new BufferedReader(new StringReader("")));

    Plinth.commandLine(HERE, nobody).parseArgs(call.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void names_an_environment_that_there_is(List<String> call) {
    int platform = 1;
    while (platform < call.size() && !PlatformCatalog.names().contains(call.get(platform))) {
      platform++;
    }
    if (platform + 1 < call.size() && !call.get(platform + 1).startsWith("-")) {
      assertThat(SettingsFiles.of(HERE).file(call.get(platform), call.get(platform + 1))).exists();
    }
  }
}
