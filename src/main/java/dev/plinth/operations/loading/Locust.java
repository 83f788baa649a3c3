package dev.plinth.operations.loading;

import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Session;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program that plays the users: the machine's own, or one in the checkout. */
final class Locust {
  /** Where the remedy puts it, out of the way of the machine's Python. */
  private static final String OWN = ".plinth/locust";

  private final Path binary;
  private final Path checkout;

  private Locust(Path binary, Path checkout) {
    this.binary = binary;
    this.checkout = checkout;
  }

  /**
   * Finds it.
   *
   * @param environment the variables of this process, for the PATH
   * @throws OperationFailed if it is not installed
   */
  static Locust of(Path checkout, Map<String, String> environment) {
    Stream<Path> onPath =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(Path::of);
    return Stream.concat(Stream.of(checkout.resolve(OWN).resolve("bin")), onPath)
        .map(folder -> folder.resolve("locust"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(binary -> new Locust(binary, checkout))
        .orElseThrow(Locust::missing);
  }

  private static OperationFailed missing() {
    return new OperationFailed(
        "locust is not installed",
        """
        install it for this checkout:
          python3 -m venv %1$s && %1$s/bin/pip install --requirement loadtest/requirements.txt
        or on Debian for the machine: apt-get install python3-locust\
        """
            .formatted(OWN));
  }

  /**
   * Runs the load test of the checkout to its end, and passes on what it says as it comes.
   *
   * @return its exit code
   */
  int run(Session session, List<String> arguments) {
    Process process = start(arguments);
    // It writes its report when it is told to end.
    var interruption = new Thread(() -> end(process), "locust-interruption");
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      process.getOutputStream().close();
      var errors = new Thread(() -> pass(process.getErrorStream(), session.err()), "locust-err");
      errors.start();
      pass(process.getInputStream(), session.out());
      errors.join();
      return process.waitFor();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      end(process);
      throw new OperationFailed("interrupted while locust ran", "run the command again");
    } finally {
      forget(interruption);
    }
  }

  private Process start(List<String> arguments) {
    var command =
        new ArrayList<>(
            List.of(
                binary.toString(), "-f", checkout.resolve("loadtest/locustfile.py").toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).directory(checkout.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("PYTHONUNBUFFERED", "1");
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new OperationFailed(
          "%s cannot be started: %s".formatted(binary, failure.getMessage()),
          "check that it is a program for this machine");
    }
  }

  private static void end(Process process) {
    process.destroy();
    process.onExit().join();
  }

  private static void forget(Thread interruption) {
    try {
      Runtime.getRuntime().removeShutdownHook(interruption);
    } catch (IllegalStateException endingAlready) {
      // The hook runs: it waits for locust by itself.
    }
  }

  private static void pass(InputStream stream, PrintWriter to) {
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      reader.lines().forEach(to::println);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
