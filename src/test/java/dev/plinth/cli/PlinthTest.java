package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlinthTest {
  @Test
  void help_names_every_command_but_the_hidden_one() {
    CommandLineRun help = CommandLineRun.of("--help").done();

    assertThat(help.out())
        .contains("demo", "synth", "docs", "plan", "deploy", "destroy", "local", "Exit codes")
        .doesNotContain("cdktf-app");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "synth", "docs", "plan", "deploy", "destroy", "local", "cdktf-app"})
  void every_command_explains_itself(String command) {
    assertThat(CommandLineRun.of(command, "--help").done().out())
        .startsWith("Usage: plinth " + command);
  }

  @Test
  void version_names_what_the_json_is_made_with() {
    assertThat(CommandLineRun.of("--version").done().out())
        .contains("plinth 1.0.0")
        .contains("cdktf 0.21.0")
        .contains("aws provider 5.100.0");
  }

  @Test
  void a_missing_command_is_wrong_usage() {
    CommandLineRun.of().refused(2, "plinth: a command is missing\n  see plinth --help");
  }

  @Test
  void a_misspelt_command_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of("deploi");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("deploi").contains("see plinth --help");
  }

  @Test
  void a_missing_part_of_a_command_is_named() {
    CommandLineRun run = CommandLineRun.of("watch", "ollama", "dev");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("  after watch comes one of: metrics, scaling\n");
  }

  @Test
  void a_missing_part_of_a_pair_is_wrong_usage() {
    CommandLineRun.of("switch", "troubleshooter")
        .refused(
            2,
            """
            plinth: missing required argument(s): ENVIRONMENT
              see plinth switch --help
            """);
  }

  @Test
  void a_missing_environment_is_wrong_usage() {
    CommandLineRun.of("deploy", "ollama")
        .refused(
            2,
            """
            plinth: missing required parameter: 'ENVIRONMENT'
              see plinth deploy --help
            """);
  }

  @Test
  void an_override_without_a_value_is_wrong_usage() {
    CommandLineRun run = CommandLineRun.of("synth", "ollama", "dev", "--set", "ollama_min_size");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("ollama_min_size").contains("see plinth synth --help");
  }
}
