package dev.plinth.loadtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The load test of {@code loadtest/}, against a server that it should measure and see through. */
class LoadTestIT {
  private static final Map<String, String> LENIENT = Map.of("error_rate", "< 0.01");

  @TempDir private Path folder;

  @BeforeEach
  void needs_locust() {
    LocustRun.require();
  }

  @Test
  void measures_the_pace_of_the_model() throws Exception {
    try (var ollama = FakeOllama.at(Pace.of(200, 30, 10, 150))) {
      LocustRun run = run(ollama, scenario(5, 8, LENIENT), "WriteHeavyUser").exited(0);
      JsonNode summary = run.summary();

      assertThat(summary.at("/time_to_first_token/p50").asDouble()).isBetween(0.2, 0.35);
      assertThat(summary.at("/token_gap/p50").asDouble()).isBetween(0.03, 0.045);
      assertThat(summary.at("/tokens_per_second/p50").asDouble())
          .isCloseTo(1000.0 / 30, Offset.offset(0.1));
      assertThat(summary.at("/load_time/p50").asDouble()).isEqualTo(0.15);
      // First token and nine gaps: the response time does not end with the headers.
      assertThat(summary.at("/inference_time/p50").asDouble()).isBetween(0.47, 0.8);
      assertThat(summary.at("/response_time/p50").asDouble()).isBetween(0.47, 0.8);
      assertThat(summary.at("/concurrent_requests").asInt()).isBetween(2, 8);
      // What was on its way at the end is not counted.
      int requests = summary.path("requests").asInt();
      assertThat(ollama.requestsTo("/api/generate") + ollama.requestsTo("/api/chat"))
          .isBetween(requests, requests + 8);
      assertThat(summary.at("/generated_tokens_per_second").asDouble())
          .isCloseTo(requests * 10 / 5.0, Offset.offset(requests * 10 / 5.0 * 0.1));
      assertThat(run.output()).contains("1 of 1 thresholds kept");
    }
  }

  @Test
  void every_kind_of_user_makes_its_requests_and_locust_counts_the_same() throws Exception {
    try (var ollama = FakeOllama.quick()) {
      LocustRun run = run(ollama, scenario(4, 10, LENIENT), "--csv=" + folder.resolve("csv"));

      run.exited(0);
      int requests = run.summary().path("requests").asInt();
      assertThat(ollama.requests()).isBetween(requests, requests + 11);
      assertThat(Stream.of("/api/generate", "/api/chat", "/api/tags", "/", "/health"))
          .allSatisfy(path -> assertThat(ollama.requestsTo(path)).as(path).isPositive());
      assertThat(Files.readAllLines(folder.resolve("csv_stats.csv")))
          .anyMatch(line -> line.startsWith(",Aggregated," + requests + ",0,"));
    }
  }

  @Test
  void every_damage_is_a_failure_with_its_reason() throws Exception {
    List<Damage> damages = List.of(Damage.values());
    try (var ollama = FakeOllama.with(damages)) {
      LocustRun run = run(ollama, scenario(6, 30, LENIENT), "WriteHeavyUser").exited(1);

      Map<String, Integer> failures = failures(run, "/api/generate");
      assertThat(failures.keySet())
          .containsExactlyInAnyOrderElementsOf(
              damages.stream().map(Damage::reason).distinct().toList());
      int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
      assertThat(ollama.requestsTo("/api/generate")).isBetween(failed, failed + 30);
      assertThat(failures(run, "/api/chat")).isEmpty();
      assertThat(run.output())
          .contains("requests failed (")
          .contains("/api/generate: Ollama reports an error")
          .contains("such as: llama runner process has terminated")
          .contains("missed: error_rate is ");
      assertThat(run.page())
          .contains("<span class=\"missed\">failed</span>")
          .contains("&lt;html&gt;502 Bad Gateway&lt;/html&gt;");
    }
  }

  @Test
  void reads_are_looked_at_too() throws Exception {
    try (var ollama = FakeOllama.forgetful()) {
      LocustRun run = run(ollama, scenario(3, 5, LENIENT), "ReadHeavyUser").exited(1);

      assertThat(failures(run, "/api/tags")).containsOnlyKeys("models is missing or no list");
      assertThat(failures(run, "/health")).containsOnlyKeys("status is not true");
      assertThat(failures(run, "/"))
          .containsOnlyKeys("the page is neither Open WebUI's nor Ollama's");
      assertThat(run.summary().path("error_rate").asDouble()).isEqualTo(1);
    }
  }

  @Test
  void a_missed_threshold_fails_the_run_and_says_by_how_much() throws Exception {
    var thresholds =
        new TreeMap<>(
            Map.of(
                "time_to_first_token.p95", "< 0.2",
                "tokens_per_second.p50", "> 100",
                "requests_per_second", "> 1000",
                "response_time.p99", "< 10"));
    try (var ollama = FakeOllama.at(Pace.of(400, 20, 5, 0))) {
      LocustRun run = run(ollama, scenario(3, 4, thresholds), "WriteHeavyUser").exited(1);

      assertThat(run.output())
          .containsPattern(
              "missed: time_to_first_token.p95 is \\d+ ms, must be < 200 ms: missed by \\d+ ms, \\d+%")
          .contains("missed: tokens_per_second.p50 is 50/s, must be > 100/s: missed by 50/s, 50%")
          .containsPattern("missed: requests_per_second is [\\d.]+/s, must be > 1000/s")
          .doesNotContain("missed: response_time")
          .contains("1 of 4 thresholds kept");
      assertThat(run.summary().path("passed").asBoolean()).isFalse();
    }
  }

  @Test
  void a_measure_without_values_is_missed() throws Exception {
    try (var ollama = FakeOllama.at(Pace.of(5000, 0, 1, 0))) {
      LocustRun run =
          run(ollama, scenario(2, 2, Map.of("load_time.p50", "< 1")), "WriteHeavyUser").exited(1);

      assertThat(run.output()).contains("missed: load_time.p50 was not measured, must be < 1 s");
    }
  }

  @Test
  void users_who_ask_no_model_are_not_judged_by_its_answers() throws Exception {
    var thresholds = Map.of("load_time.p50", "< 1", "response_time.p95", "< 5");
    try (var ollama = FakeOllama.quick()) {
      LocustRun run = run(ollama, scenario(2, 2, thresholds), "ReadHeavyUser").exited(0);

      assertThat(run.output()).contains("1 of 1 thresholds kept");
    }
  }

  @Test
  void the_page_opens_without_a_network_and_names_the_settings() throws Exception {
    try (var ollama = FakeOllama.quick()) {
      LocustRun run = run(ollama, scenario(4, 4, LENIENT), "--scale=0.5");

      run.exited(0);
      assertThat(run.summary().at("/settings/planned seconds").asDouble()).isEqualTo(2);
      assertThat(run.summary().at("/settings/most users").asInt()).isEqualTo(2);
      assertThat(run.page())
          .contains("<span class=\"kept\">passed</span>")
          .contains("Here, at scale 0.5: 2 users for 2 seconds")
          .contains("error_rate is 0.00%, must be &lt; 1.00%")
          .contains("<polyline points=")
          .contains("Time to first token")
          .contains("<td>" + ollama.url() + "</td>")
          .contains("<td>" + FakeOllama.MODEL + "</td>")
          .doesNotContain("<script", "<link", "src=", "@import", "url(");
    }
  }

  @Test
  void a_smaller_run_must_answer_fewer_requests() throws Exception {
    try (var ollama = FakeOllama.quick()) {
      Path scenario = scenario(4, 4, Map.of("requests_per_second", "> 3"));

      JsonNode threshold = run(ollama, scenario, "--scale=0.5").summary().at("/thresholds/0");
      assertThat(threshold.path("must_be").asText()).isEqualTo("> 1.5");
    }
  }

  @Test
  void measures_in_one_process_only() throws Exception {
    assertThat(LocustRun.of(folder, "http://127.0.0.1:1", "--master").exited(2).output())
        .contains("run without --master and --worker");
  }

  @Test
  void an_address_where_nobody_answers_is_said_once() throws Exception {
    int port = freePort();
    LocustRun run = LocustRun.of(folder, "http://127.0.0.1:" + port).exited(1);

    assertThat(run.output())
        .isEqualTo(
            """
            loadtest: http://127.0.0.1:%d/api/tags cannot be reached: [Errno 111] Connection refused
              check the name, that ollama_api_allowed_cidrs holds this machine's address,
              and that ollama-alb has healthy targets
            """
                .formatted(port));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void an_address_without_its_protocol_is_wrong_usage() throws Exception {
    assertThat(LocustRun.of(folder, "chat.example.com").exited(2).output())
        .isEqualTo(
            """
            loadtest: 'chat.example.com' is no address to send the load to
              write it with its protocol, such as https://chat.example.com
            """);
  }

  @Test
  void what_is_no_ollama_gets_no_load() throws Exception {
    try (var ollama = FakeOllama.quick()) {
      LocustRun page = LocustRun.of(folder, ollama.url() + "/health?").exited(1);
      assertThat(page.output())
          .contains("does not answer as Ollama does: models is missing or no list");

      LocustRun other = LocustRun.of(folder, ollama.url(), "--model=llama9").exited(1);
      assertThat(other.output()).contains("has no model llama9; it has " + FakeOllama.MODEL);
      assertThat(ollama.requestsTo("/api/generate")).isZero();
    }
  }

  @Test
  void an_unknown_scenario_or_measure_is_wrong_usage() throws Exception {
    assertThat(LocustRun.of(folder, "http://127.0.0.1:1", "--scenario=crash").exited(2).output())
        .contains("there is no scenario crash")
        .contains("there are baseline, stress, spike, endurance");
    Path scenario = scenario(1, 1, Map.of("happiness", "> 1"));
    LocustRun run =
        LocustRun.of(folder, "http://127.0.0.1:1", "--scenarios=" + scenario, "--scenario=short");
    assertThat(run.exited(2).output()).contains("there is no measure happiness");
    assertThat(LocustRun.of(folder, "http://127.0.0.1:1", "--scale=nan").exited(2).output())
        .contains("--scale must be more than 0");
  }

  /** Runs a scenario, with results in a folder of their own. */
  private LocustRun run(FakeOllama ollama, Path scenario, String... arguments) throws Exception {
    Path results = Files.createTempDirectory(folder, "results");
    return LocustRun.of(
        results, ollama.url(), with(arguments, "--scenarios=" + scenario, "--scenario=short"));
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Stream.of(more), Stream.of(arguments)).toArray(String[]::new);
  }

  /** A file with a scenario of one stage. */
  private Path scenario(int seconds, int users, Map<String, String> thresholds) throws Exception {
    var json = new ObjectMapper();
    var file = json.createObjectNode();
    var scenario = file.putObject("short").put("description", "a test");
    scenario
        .putArray("stages")
        .addObject()
        .put("seconds", seconds)
        .put("users", users)
        .put("ramp_seconds", 0.5);
    scenario.set("thresholds", json.valueToTree(thresholds));
    Path path = Files.createTempFile(folder, "scenarios", ".json");
    json.writeValue(path.toFile(), file);
    return path;
  }

  private static Map<String, Integer> failures(LocustRun run, String path) throws Exception {
    var failures = new TreeMap<String, Integer>();
    for (JsonNode failure : run.summary().path("failures")) {
      if (failure.path("request").asText().equals(path)) {
        failures.put(failure.path("reason").asText(), failure.path("count").asInt());
      }
    }
    return failures;
  }

  private static int freePort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
