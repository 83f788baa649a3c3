package dev.plinth.operations;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** One run of terraform, from its start to its end. */
final class TerraformProcess {
  private final List<String> command;
  private final Path directory;
  private final Map<String, String> environment;
  private final Consumer<String> interruptions;

  TerraformProcess(List<String> command, Path directory, Map<String, String> environment) {
    this(command, directory, environment, said -> {});
  }

  /**
   * @param interruptions is told what becomes of the run when this process is told to end
   */
  TerraformProcess(
      List<String> command,
      Path directory,
      Map<String, String> environment,
      Consumer<String> interruptions) {
    this.command = command;
    this.directory = directory;
    this.environment = environment;
    this.interruptions = interruptions;
  }

  /**
   * How a run ended.
   *
   * @param exitCode terraform's own
   * @param errors what it wrote to stderr
   * @param interrupted whether this process was told to end meanwhile
   */
  record Result(int exitCode, String errors, boolean interrupted) {}

  /** Runs to the end; each line of stdout goes to the reader as it comes. */
  Result run(Consumer<String> reader) {
    Process process = start();
    var interruption = new Thread(() -> interrupt(process), "terraform-interruption");
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      process.getOutputStream().close();
      var errors = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      lines(process.getInputStream()).lines().forEach(reader);
      int exitCode = process.waitFor();
      return new Result(exitCode, errors.join(), interruption.getState() != Thread.State.NEW);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while terraform ran", "run the command again");
    } finally {
      forget(interruption);
    }
  }

  /** Runs to the end and keeps stdout. */
  Result run(List<String> output) {
    return run((Consumer<String>) output::add);
  }

  private Process start() {
    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new OperationFailed(
          "%s cannot be started: %s".formatted(command.get(0), failure.getMessage()),
          "check that it is a program for this machine");
    }
  }

  /**
   * Runs when this process is told to end. Terraform ends its work and saves its state at the first
   * interrupt and gives up at the second, so it must get exactly one: the terminal sends Ctrl-C to
   * it as well, a signal to this process alone has to be passed on.
   */
  private void interrupt(Process process) {
    if (!inForeground()) {
      process.destroy();
    }
    interruptions.accept(
        """
        interrupted: terraform ends what it has begun and saves the state, which may take minutes; \
        a second Ctrl-C would lose it\
        """);
    process.onExit().join();
    // Nobody else can say it: this process ends with this.
    interruptions.accept(
        """
        terraform has ended and nothing is taken back: what was done is in the state. \
        Run the command again to go on\
        """);
  }

  /** Whether this process belongs to the group that a terminal's Ctrl-C reaches. */
  private static boolean inForeground() {
    try {
      Process ps =
          new ProcessBuilder(
                  "ps", "-o", "pgid=,tpgid=", "-p", Long.toString(ProcessHandle.current().pid()))
              .redirectErrorStream(true)
              .start();
      String[] groups = text(ps.getInputStream()).strip().split("\\s+");
      return groups.length == 2 && groups[0].equals(groups[1]);
    } catch (IOException unknown) {
      return false;
    }
  }

  private static void forget(Thread interruption) {
    try {
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (IllegalStateException endingAlready) {
      waitFor(interruption);
    }
  }

  /** Leaves the work where it stands: the process is about to end. */
  private static void waitFor(Thread interruption) {
    try {
      interruption.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static BufferedReader lines(InputStream stream) {
    return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  private static String text(InputStream stream) {
    var lines = new ArrayList<String>();
    try (var reader = lines(stream)) {
      reader.lines().forEach(lines::add);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return String.join("\n", lines);
  }
}
