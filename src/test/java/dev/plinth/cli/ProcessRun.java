package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** One run of the program in a process of its own, with environment variables of its own. */
record ProcessRun(int exitCode, String out, String err) {
  /**
   * The command line over a checkout.
   *
   * @param variables over those of this process, which gives no credentials
   */
  static ProcessRun of(Path root, Map<String, String> variables, String... arguments) {
    try {
      Process process = start(root, variables, arguments);
      var err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String out = text(process.getInputStream());
      return new ProcessRun(process.waitFor(), out, err.join());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** Starts the program and leaves it running. */
  static Process start(Path root, Map<String, String> variables, String... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dplinth.home=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                "dev.plinth.cli.Plinth"));
    command.addAll(List.of(arguments));
    try {
      Process process = builder(command, variables).start();
      process.getOutputStream().close();
      return process;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The work must have failed, or been refused, with this text on stderr. */
  ProcessRun failed(int expectedExitCode, String expectedErr) {
    assertThat(exitCode).as("exit code; out: %s; err: %s", out, err).isEqualTo(expectedExitCode);
    assertThat(err.stripTrailing()).isEqualTo(expectedErr.stripTrailing());
    return this;
  }

  private static ProcessBuilder builder(List<String> command, Map<String, String> variables) {
    var builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    // No credentials or endpoints of whoever runs the tests.
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_EC2_METADATA_DISABLED", "true"));
    environment.put("JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION", "18,19,20,21");
    environment.putAll(variables);
    return builder;
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
