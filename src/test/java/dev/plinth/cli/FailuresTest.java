package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.operations.Obstacle;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class FailuresTest {
  @TempDir private Path root;

  @Test
  void work_that_failed_is_said_with_its_remedy() {
    run(new OperationFailed("the bucket is missing", "make it"))
        .refused(1, "plinth: the bucket is missing\n  make it");
  }

  @Test
  void several_obstacles_are_said_at_once_and_a_shared_remedy_once() {
    var failure =
        new OperationFailed(
            List.of(
                new Obstacle("the bucket is missing", "make both"),
                new Obstacle("terraform is missing", "install it"),
                new Obstacle("the table is missing", "make both")));

    run(failure)
        .refused(
            1,
            """
            plinth: the bucket is missing
            the table is missing
              make both
            terraform is missing
              install it
            """);
  }

  @Test
  void a_refusal_is_wrong_usage() {
    run(new Refused("nobody to ask")).refused(2, "plinth: nobody to ask");
  }

  @Test
  void the_unexpected_is_one_line_and_its_trace_goes_to_a_file() throws IOException {
    CommandLineRun run = run(new IllegalStateException("first line\nsecond line"));

    Path trace = root.resolve(".plinth/last-failure.log");
    run.refused(
        1,
        """
        plinth: unexpected failure: java.lang.IllegalStateException: first line
          the details are in %s; please send them with your report
        """
            .formatted(trace));
    assertThat(Files.readString(trace)).contains("second line").contains("at dev.plinth.cli");
  }

  @Test
  void a_trace_that_cannot_be_written_is_said_too() throws IOException {
    Files.writeString(root.resolve(".plinth"), "a file where the folder should be");

    CommandLineRun run = run(new IllegalStateException("broken"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("broken").contains("could not be written");
  }

  @Test
  void an_error_of_the_runtime_is_one_line_too() {
    CommandLineRun run = run(new NoClassDefFoundError("dev/plinth/Gone"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("plinth: unexpected failure: java.lang.NoClassDefFoundError: dev/plinth/Gone")
        .doesNotContain("\tat ");
  }

  private CommandLineRun run(Throwable failure) {
    var failures = new Failures(root);
    return CommandLineRun.of(
        new CommandLine(new Failing(failure))
            .setExecutionStrategy(failures::run)
            .setExecutionExceptionHandler(failures));
  }

  @Command(name = "failing")
  private record Failing(Throwable failure) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (Exception) failure;
    }
  }
}
