package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is told to end lets terraform end its work and save its state, and goes no way back.
 */
class InterruptionTest {
  /** Saves for a second after a signal; a second signal would be noted too. */
  private static final String APPLY =
      """
      plan) exit 2 ;;
      apply)
        trap 'echo signalled >> signals' INT TERM
        echo applying > started
        while [ ! -f signals ]; do sleep 0.1; done
        sleep 1
        echo saved > state
        exit 1 ;;
      """;

  @TempDir private Path root;
  @TempDir private Path programs;

  @Test
  void terraform_gets_one_signal_and_is_waited_for() throws Exception {
    Checkout.copyTo(root);
    FakeTerraform terraform = FakeTerraform.in(programs, "1.11.4", APPLY);
    Path work = root.resolve(".plinth/work/ollama/production");
    try (var aws = new FakeAws("222222222222", 200, true)) {
      Map<String, String> variables = new HashMap<>(aws.variables());
      variables.put("PATH", terraform.searchPath());
      Process process =
          ProcessRun.start(
              root, variables, "deploy", "ollama", "production", "--confirm", "production");
      awaitFile(work.resolve("started"), process);

      // Of the process itself, destroy() would close the streams that are read below.
      process.toHandle().destroy();

      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isNotZero();
      assertThat(errors(process))
          .containsSubsequence(
              "interrupted: terraform ends what it has begun and saves the state",
              "nothing is taken back: what was done is in the state. Run the command again");
    }
    assertThat(work.resolve("state")).hasContent("saved");
    assertThat(work.resolve("signals")).hasContent("signalled");
    assertThat(work.resolve("failed")).as("nothing is taken back").doesNotExist();
  }

  private static void awaitFile(Path file, Process process) throws IOException {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.exists(file)) {
      assertThat(process.isAlive())
          .as("the run ended: %s", process.isAlive() ? "" : errors(process))
          .isTrue();
      assertThat(System.nanoTime()).as("time to come to the apply").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes());
  }
}
