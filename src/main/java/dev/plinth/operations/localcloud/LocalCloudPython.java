package dev.plinth.operations.localcloud;

import dev.plinth.operations.OperationFailed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The Python that runs the local cloud: the machine's own if it has moto, and otherwise a virtual
 * environment that is made for it.
 */
final class LocalCloudPython {
  private static final String REMEDY =
      "install Python 3.10 or later with its venv module and a way to reach the package index, "
          + "or run another emulator and name its address: ./plinth local up --endpoint URL";

  private final Path sources;
  private final Path virtualEnvironment;
  private final Map<String, String> environment;

  /**
   * The Python for the package in a folder.
   *
   * @param sources holds the package and its {@code requirements.txt}
   * @param virtualEnvironment where to make one if it is needed
   * @param environment the variables of this process, for the PATH
   */
  LocalCloudPython(Path sources, Path virtualEnvironment, Map<String, String> environment) {
    this.sources = sources;
    this.virtualEnvironment = virtualEnvironment;
    this.environment = environment;
  }

  /** A command that runs the package, ready to be started with a port. */
  ProcessBuilder command(String... options) {
    return of(interpreter(), options);
  }

  private String interpreter() {
    String ofMachine = onPath();
    if (isReady(ofMachine)) {
      return ofMachine;
    }
    String own = virtualEnvironment.resolve("bin/python").toString();
    if (!Files.exists(Path.of(own)) || !isReady(own)) {
      install(ofMachine, own);
    }
    return own;
  }

  private String onPath() {
    return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "python3"))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElseThrow(() -> new OperationFailed("python3 is not on the PATH", REMEDY));
  }

  private boolean isReady(String interpreter) {
    return run(of(interpreter, "--check")).exitCode() == 0;
  }

  private void install(String ofMachine, String own) {
    require(
        ofMachine + " cannot make a virtual environment",
        command(List.of(ofMachine, "-m", "venv", "--clear", virtualEnvironment.toString())));
    require(
        "moto cannot be installed",
        command(
            List.of(
                own,
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--requirement",
                sources.resolve("requirements.txt").toString())));
  }

  private static void require(String failure, ProcessBuilder command) {
    Ended ended = run(command);
    if (ended.exitCode() != 0) {
      throw new OperationFailed(
          "the local cloud has no Python to run on: %s%n%s"
              .formatted(failure, ended.lastLines().indent(2).stripTrailing()),
          REMEDY);
    }
  }

  private ProcessBuilder of(String interpreter, String... options) {
    ProcessBuilder command = command(List.of(interpreter, "-m", "localcloud"));
    command.command().addAll(List.of(options));
    return command;
  }

  private ProcessBuilder command(List<String> words) {
    var command = new ProcessBuilder(new ArrayList<>(words));
    command.environment().clear();
    command.environment().putAll(environment);
    command.environment().put("PYTHONPATH", sources.toString());
    command.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    command.environment().put("PYTHONUNBUFFERED", "1");
    return command;
  }

  private record Ended(int exitCode, String output) {
    /** Where pip says what it failed at, after it has told of every attempt. */
    String lastLines() {
      List<String> lines = output.strip().lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 2), lines.size()));
    }
  }

  private static Ended run(ProcessBuilder command) {
    Process process;
    try {
      process = command.redirectErrorStream(true).start();
    } catch (IOException missing) {
      return new Ended(127, missing.getMessage());
    }
    try (var output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new OperationFailed("interrupted while Python ran", "run the command again");
    }
  }
}
