package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCommandIT {
  @TempDir Path checkout;

  @BeforeEach
  void copy_the_sources() throws IOException {
    Files.createDirectories(checkout.resolve("src/main"));
    try (var paths = Files.walk(Path.of("src/main/python"))) {
      for (Path path : paths.toList()) {
        Files.copy(path, checkout.resolve(path));
      }
    }
  }

  @AfterEach
  void end() {
    local("down");
  }

  @Test
  void starts_tells_empties_and_ends() {
    String endpoint = local("up").done().out().strip().replace("up: ", "");
    assertThat(endpoint).startsWith("http://127.0.0.1:");
    assertThat(local("up").done().out()).contains(endpoint);
    assertThat(local("status").done().out()).contains(endpoint).contains("moto.log");
    assertThat(local("reset").done().out()).isEqualTo("empty\n");
    assertThat(local("down").done().out()).isEqualTo("down\n");
    assertThat(local("down").done().out()).isEqualTo("it did not run\n");
  }

  @Test
  void tells_its_state_to_a_machine() throws IOException {
    local("up").done();

    JsonNode state = new ObjectMapper().readTree(local("status", "--json").done().out());

    assertThat(state.path("endpoint").asText()).startsWith("http://127.0.0.1:");
    assertThat(ProcessHandle.of(state.path("pid").asLong())).isPresent();
  }

  @Test
  void fails_on_purpose_until_it_is_told_to_stop() {
    local("up").done();
    assertThat(local("fault").done().out()).isEqualTo("nothing is to fail\n");

    assertThat(
            local("fault", "throttled", "--service", "dynamodb", "--action", "GetItem")
                .done()
                .out())
        .isEqualTo("throttled: dynamodb:GetItem in *, 1 times, 0 so far\n");
    assertThat(local("fault", "expired", "--times", "-1").done().out())
        .endsWith("expired: *:* in *, all times, 0 so far\n");
    local("fault", "sleepy")
        .refused(
            2, "plinth: sleepy is none of error, throttled, denied, expired, unreachable, slow");
    assertThat(local("fault", "--clear").done().out()).isEqualTo("nothing is to fail\n");
  }

  @Test
  void has_status_1_when_it_does_not_run() {
    CommandLineRun status = local("status");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).isEqualTo("down\n");
    assertThat(local("status", "--json").out()).isEqualTo("null\n");
  }

  @Test
  void refuses_to_empty_what_does_not_run() {
    local("reset")
        .refused(
            1,
            """
            plinth: no local cloud runs
              ./plinth local up starts one
            """);
  }

  @Test
  void refuses_an_emulator_that_does_not_answer() {
    local("up", "--endpoint", "http://127.0.0.1:1")
        .refused(
            1,
            """
            plinth: nothing answers at http://127.0.0.1:1
              start the emulator, or correct its address
            """);
  }

  @Test
  void names_its_subcommands_when_one_is_missing() {
    local()
        .refused(
            2,
            """
            plinth: one of up, down, reset, status and fault is missing
              see plinth local --help
            """);
  }

  private CommandLineRun local(String... arguments) {
    var words = new String[arguments.length + 1];
    words[0] = "local";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    return CommandLineRun.in(checkout, words);
  }
}
