package dev.plinth.loadtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One run of the load test, by the real Locust.
 *
 * @param output what it said, errors included
 * @param results the folder of its report
 */
public record LocustRun(int exitCode, String output, Path results) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE_SECONDS = 60;

  /** Leaves the test out where there is no Locust, but never in CI. */
  public static void require() {
    boolean installed =
        Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "locust")));
    assumeTrue(
        installed || "true".equals(System.getenv("CI")),
        "locust is not installed: install it to try the load test");
  }

  /** Runs it to its end, which must come. */
  static LocustRun of(Path results, String url, String... arguments) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                "locust",
                "--headless",
                "--only-summary",
                "--loglevel=WARNING",
                "--host=" + url,
                "--results=" + results));
    command.addAll(List.of(arguments));
    if (!command.contains("-f")) {
      command.addAll(List.of("-f", "loadtest/locustfile.py"));
    }
    Path output = Files.createTempFile("locust", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process = builder.start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    String text = Files.readString(output);
    Files.delete(output);
    assertThat(ended).as("ended; %s", text).isTrue();
    return new LocustRun(process.exitValue(), text, results);
  }

  LocustRun exited(int expected) {
    assertThat(exitCode).as(output).isEqualTo(expected);
    return this;
  }

  JsonNode summary() throws IOException {
    return JSON.readTree(results.resolve("summary.json").toFile());
  }

  String page() throws IOException {
    return Files.readString(results.resolve("report.html"));
  }
}
