package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The environment that a checkout or a shell works on, and what that keeps from happening. */
class SwitchCommandTest {
  private static final String SELECTED = "selected: ollama dev (account 111111111111, us-east-1)\n";

  @TempDir private Path root;

  @BeforeEach
  void prepare() {
    Checkout.copyTo(root);
  }

  @Test
  void nothing_is_selected_at_first() {
    assertThat(run("switch").done().out()).isEqualTo("none is selected\n");
  }

  @Test
  void what_is_selected_stays_until_none_is() {
    assertThat(run("switch", "ollama", "dev").done().out()).isEqualTo(SELECTED);
    assertThat(run("switch").done().out()).isEqualTo(SELECTED);

    run("switch", "--none").done();

    assertThat(run("switch").done().out()).isEqualTo("none is selected\n");
  }

  @Test
  void what_is_not_there_is_not_selected() {
    run("switch", "ollama", "prodution")
        .refused(
            2,
            "plinth: unknown environment \"prodution\" of ollama; did you mean production?"
                + " there are: dev, production, staging");
    assertThat(root.resolve(".plinth/target")).doesNotExist();
  }

  @Test
  void a_change_of_another_environment_is_refused_and_nothing_begins() {
    run("switch", "ollama", "dev").done();

    for (String command : new String[] {"deploy", "destroy"}) {
      run(command, "ollama", "production")
          .refused(
              2,
              """
              plinth: ollama dev is selected, and this would change ollama production; nothing was changed
                select it first: ./plinth switch ollama production, or ./plinth switch --none
              """);
    }
    assertThat(root.resolve(".plinth/work")).doesNotExist();
  }

  @Test
  void these_only_look() {
    var nobody = new Terminal(false, new BufferedReader(new StringReader("")));

    assertThat(Plinth.commandLine(root, nobody).getSubcommands().values())
        .filteredOn(command -> command.getCommand() instanceof LooksOnly)
        .extracting(CommandLine::getCommandName)
        .containsExactlyInAnyOrder(
            "plan", "validate", "status", "outputs", "health", "watch", "smoke", "drift");
  }

  @Test
  void one_that_is_looked_at_may_be_another() {
    run("switch", "ollama", "dev").done();

    assertThat(process(Map.of(), "watch", "scaling", "ollama", "production").err())
        .startsWith("plinth: there are no AWS credentials");
    assertThat(process(Map.of(), "status", "ollama", "production").out())
        .startsWith("ollama production (ollama dev is selected)\n  workspace  production\n")
        .contains("  deployed   not known\n", "there are no AWS credentials\n");
  }

  @Test
  void a_command_without_names_works_on_the_selected_one() {
    run("switch", "ollama", "dev").done();

    assertThat(process(Map.of(), "status").out()).startsWith("ollama dev (selected)\n");
  }

  @Test
  void the_shell_wins_over_the_checkout() {
    run("switch", "ollama", "dev").done();

    assertThat(process(Map.of("PLINTH_TARGET", "ollama staging"), "status").out())
        .startsWith("ollama staging (selected)\n");
    process(Map.of("PLINTH_TARGET", "ollama staging"), "deploy", "ollama", "dev")
        .failed(
            2,
            """
            plinth: ollama staging is selected, and this would change ollama dev; nothing was changed
              select it first: export PLINTH_TARGET="ollama dev", or unset PLINTH_TARGET
            """);
  }

  @Test
  void a_shell_that_selects_no_environment_is_told() {
    process(Map.of("PLINTH_TARGET", "dev"), "outputs")
        .failed(
            2,
            "plinth: PLINTH_TARGET says \"dev\"; a platform and an environment are to stand there,"
                + " such as \"ollama dev\"\n");
  }

  @Test
  void without_a_selection_both_names_are_needed() throws IOException {
    run("deploy")
        .refused(
            2,
            """
            plinth: missing required parameters: 'PLATFORM' and 'ENVIRONMENT', as none is selected
              see plinth deploy --help
            """);
    run("deploy", "ollama")
        .refused(
            2,
            """
            plinth: missing required parameter: 'ENVIRONMENT'
              see plinth deploy --help
            """);
    assertThat(Files.exists(root.resolve(".plinth/target"))).isFalse();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.in(root, arguments);
  }

  /** Without terraform and credentials: what it works on is said before. */
  private ProcessRun process(Map<String, String> variables, String... arguments) {
    var all = new HashMap<>(variables);
    all.put("PATH", System.getenv("PATH"));
    all.put("AWS_EC2_METADATA_DISABLED", "true");
    return ProcessRun.of(root, all, arguments);
  }
}
