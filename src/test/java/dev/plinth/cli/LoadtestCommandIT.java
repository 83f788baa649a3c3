package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.loadtest.FakeOllama;
import dev.plinth.loadtest.LocustRun;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Load on an environment whose state says where it is. */
class LoadtestCommandIT {
  private static final String SCENARIO =
      """
      {"baseline": {
        "description": "a test",
        "stages": [{"seconds": %d, "users": 3, "ramp_seconds": 0.5}],
        "thresholds": {"error_rate": "< 0.01", "response_time.p95": "< %s"}
      }}
      """;

  @TempDir private static Path root;
  private static LocalCloudServer server;
  private static LocalCloud cloud;
  private static FakeOllama ollama;

  @BeforeAll
  static void deploy() throws IOException {
    Checkout.copyTo(root);
    copyLoadTest();
    server = new LocalCloudServer(Path.of("src/main/python"), root.resolve("cloud"));
    cloud = server.start();
    ollama = FakeOllama.quick();
    store(new Target("ollama", "dev"));
    store(new Target("ollama", "production"));
    store(new Target("troubleshooter", "mvp"));
  }

  @AfterAll
  static void stop() {
    server.stop();
    ollama.close();
  }

  @Test
  void finds_the_address_and_the_model_and_tells_where_the_report_is() throws IOException {
    LocustRun.require();
    scenario(3, "5");

    ProcessRun run = run("ollama", "dev", "baseline", "--scale", "0.9");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            """
            loadtest ollama dev
              workspace  dev
              account    111111111111 (AWS)
              region     us-east-1
            """)
        .contains("  address    " + ollama.url())
        .containsPattern(
            "baseline: 2 of 2 thresholds kept, report in " + root.toRealPath() + ".*\\R$")
        .contains("0 of 3 s: ");
    try (Stream<Path> results = Files.list(root.resolve(".plinth/loadtest"))) {
      Path newest = results.sorted().toList().get(0);
      assertThat(newest.getFileName().toString()).startsWith("dev-baseline-");
      assertThat(newest.resolve("report.html")).exists();
      assertThat(newest.resolve("locust.html")).exists();
      assertThat(newest.resolve("locust_stats.csv")).exists();
    }
  }

  @Test
  void a_missed_threshold_is_the_exit_code() throws IOException {
    LocustRun.require();
    scenario(3, "0.0001");

    ProcessRun run = run("ollama", "dev", "baseline", "--users", "ReadHeavyUser");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.out()).contains("missed: response_time.p95 is ");
  }

  @Test
  void a_run_that_is_told_to_end_leaves_its_report_and_no_process() throws Exception {
    LocustRun.require();
    scenario(600, "5");
    Map<String, String> variables =
        cloud.environment(deployment(new Target("ollama", "dev")).accountId());
    Process process =
        ProcessRun.start(
            root, variables, "loadtest", "ollama", "dev", "baseline", "--users", "ReadHeavyUser");
    try (var out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      // The first line of progress comes when the run has begun.
      while (!out.readLine().startsWith("0 of 600 s: ")) {}
      List<ProcessHandle> programs = process.descendants().toList();
      assertThat(programs).isNotEmpty();

      process.destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(programs).noneMatch(ProcessHandle::isAlive);
    }
    try (Stream<Path> results = Files.list(root.resolve(".plinth/loadtest"))) {
      assertThat(results)
          .anySatisfy(
              run -> {
                assertThat(run.resolve("summary.json"))
                    .content()
                    .contains("\"ended early\": true")
                    .contains("\"passed\": false");
                assertThat(run.resolve("report.html")).exists();
              });
    }
  }

  @Test
  void production_must_be_named() {
    run("ollama", "production", "baseline")
        .failed(
            2,
            """
            plinth: ollama production has users, who would feel the load
              if that is meant: --confirm production
            """);
    run("ollama", "dev", "baseline", "--confirm", "production")
        .failed(2, "plinth: --confirm says production, the environment is dev");
  }

  @Test
  void unknown_users_are_wrong_usage() {
    run("ollama", "dev", "baseline", "--users", "Crowd")
        .failed(
            2,
            """
            plinth: there are no users Crowd
              there are OllamaLoadTest, ReadHeavyUser, WriteHeavyUser
            """);
  }

  @Test
  void a_platform_that_answers_no_prompts_has_no_load_test() {
    run("troubleshooter", "mvp", "baseline")
        .failed(2, "plinth: platform troubleshooter has no load test; ollama has");
  }

  @Test
  void without_locust_it_says_how_to_install_it() {
    run(Map.of("PATH", "/nowhere"), "ollama", "dev", "baseline")
        .failed(
            1,
            """
            plinth: locust is not installed
              install it for this checkout:
                python3 -m venv .plinth/locust && .plinth/locust/bin/pip install --requirement loadtest/requirements.txt
              or on Debian for the machine: apt-get install python3-locust
            """);
  }

  private static ProcessRun run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private static ProcessRun run(Map<String, String> variables, String... arguments) {
    var all = new HashMap<>(cloud.environment(deployment(target(arguments)).accountId()));
    all.putAll(variables);
    return ProcessRun.of(
        root,
        all,
        Stream.concat(Stream.of("loadtest"), Stream.of(arguments)).toArray(String[]::new));
  }

  private static Target target(String... arguments) {
    return new Target(arguments[0], arguments[1]);
  }

  private static Deployment deployment(Target target) {
    return new Synthesis(SettingsFiles.of(root)).deployment(target);
  }

  /** Puts a state where terraform would, which knows of the fake Ollama. */
  private static void store(Target target) {
    Deployment deployment = deployment(target);
    var access = new AwsAccess(cloud.environment(deployment.accountId()), deployment.stateRegion());
    String state =
        """
        {"version": 4,
         "outputs": {"ollama_webui_url": {"value": "%s", "type": "string"}},
         "resources": [{"mode": "managed", "type": "aws_lb", "name": "main",
                        "instances": [{"attributes": {"name": "ollama-alb"}}]}]}
        """
            .formatted(ollama.url());
    try (var s3 = access.s3()) {
      s3.createBucket(request -> request.bucket(deployment.stateBucket()));
      s3.putObject(
          request ->
              request
                  .bucket(deployment.stateBucket())
                  .key(
                      "env:/%s/%s/terraform.tfstate"
                          .formatted(target.environment(), target.platform())),
          RequestBody.fromString(state));
    }
  }

  private static void copyLoadTest() throws IOException {
    Path copy = Files.createDirectories(root.resolve("loadtest"));
    try (Stream<Path> files = Files.list(Path.of("loadtest")).filter(Files::isRegularFile)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
  }

  /** The only scenario, with the longest response time that is allowed. */
  private static void scenario(int seconds, String responseSeconds) throws IOException {
    Files.writeString(
        root.resolve("loadtest/scenarios.json"), SCENARIO.formatted(seconds, responseSeconds));
  }
}
