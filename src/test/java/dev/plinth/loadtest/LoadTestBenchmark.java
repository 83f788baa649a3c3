package dev.plinth.loadtest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the load test costs by itself: how many requests one process of it can make, and how much
 * later than it came it sees a first token. With the number of runs; prints medians.
 */
final class LoadTestBenchmark {
  private static final int TOKENS = 32;

  /** The users of the load test, without their pauses. */
  private static final String TIRELESS =
      """
      import sys

      sys.path.insert(0, "loadtest")
      from locustfile import *

      for users in (ReadHeavyUser, WriteHeavyUser):
          users.wait_time = lambda self: 0
      """;

  private static final String SCENARIO =
      """
      {"bench": {
        "description": "benchmark",
        "stages": [{"seconds": %d, "users": %d, "ramp_seconds": %d}],
        "thresholds": {}
      }}
      """;

  private final int runs;
  private final Path folder;

  private LoadTestBenchmark(int runs, Path folder) {
    this.runs = runs;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    var benchmark =
        new LoadTestBenchmark(
            Integer.parseInt(arguments[0]), Files.createTempDirectory("load-test-benchmark"));
    benchmark.measureThroughput();
    benchmark.measureLateness();
  }

  private void measureThroughput() throws Exception {
    Path tireless = Files.writeString(folder.resolve("tireless.py"), TIRELESS);
    for (String users : List.of("ReadHeavyUser", "WriteHeavyUser")) {
      var rates = new ArrayList<Double>();
      for (int run = 0; run < runs; run++) {
        try (var ollama = FakeOllama.at(Pace.of(0, 0, TOKENS, 0))) {
          JsonNode summary = run(tireless, ollama, 10, 20, 1, users);
          rates.add(summary.path("requests_per_second").asDouble());
        }
      }
      print("%s without pauses: %.0f requests/s".formatted(users, median(rates)), rates);
    }
  }

  private void measureLateness() throws Exception {
    for (int users : List.of(50, 100, 200, 500)) {
      var rates = new ArrayList<Double>();
      var usual = new ArrayList<Double>();
      var late = new ArrayList<Double>();
      for (int run = 0; run < runs; run++) {
        try (var ollama = FakeOllama.at(Pace.of(500, 50, TOKENS, 0))) {
          JsonNode summary = run(Path.of("loadtest/locustfile.py"), ollama, 30, users, 5, "");
          rates.add(summary.path("requests_per_second").asDouble());
          usual.add(summary.at("/time_to_first_token/p50").asDouble() * 1000 - 500);
          late.add(summary.at("/time_to_first_token/p95").asDouble() * 1000 - 500);
        }
      }
      print(
          "%d users: %.0f requests/s, first token seen %.0f ms late (p95 %.0f ms)"
              .formatted(users, median(rates), median(usual), median(late)),
          late);
    }
  }

  private JsonNode run(
      Path locustfile, FakeOllama ollama, int seconds, int users, int ramp, String userClass)
      throws Exception {
    Path scenarios =
        Files.writeString(
            folder.resolve("scenarios.json"), SCENARIO.formatted(seconds, users, ramp));
    var arguments =
        new ArrayList<>(
            List.of("-f", locustfile.toString(), "--scenarios=" + scenarios, "--scenario=bench"));
    arguments.add("--tokens=" + TOKENS);
    if (!userClass.isEmpty()) {
      arguments.add(userClass);
    }
    return LocustRun.of(
            Files.createTempDirectory(folder, "results"),
            ollama.url(),
            arguments.toArray(String[]::new))
        .summary();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void print(String result, List<Double> values) throws IOException {
    System.out.printf(
        Locale.ROOT,
        "%s (from %.0f to %.0f)%n",
        result,
        values.stream().min(Double::compare).orElseThrow(),
        values.stream().max(Double::compare).orElseThrow());
  }
}
