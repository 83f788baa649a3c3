package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.cli.CommandLineRun;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.LocalDeployment;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * An environment of the Ollama platform that is looked at, tried out and watched on the local
 * cloud, by the commands that people type. Its load balancer serves nothing: a small server plays
 * what is behind it. The tests are steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchingIT {
  private static final String BUCKET = "ollama-storage-dev-watching";
  private static final String TABLE = "ollama-data-table-dev";
  private static final String GROUP = "ollama-asg-dev";
  private static final List<String> LOGS =
      List.of("/aws/ec2/ollama-app-dev", "/aws/ec2/ollama-service-dev");
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;
  private static Faults faults;
  private static FakeChat chat;

  @BeforeAll
  static void start() {
    deployment =
        new LocalDeployment(
            root,
            new Target("ollama", "dev"),
            "nonproduction",
            Map.of("ollama_storage_suffix", "watching"));
    access = deployment.access("111111111111", "us-east-1");
    faults = new Faults(deployment.cloud());
    chat = new FakeChat();
    deployment.deploy(Map.of());
  }

  @AfterAll
  static void stop() {
    chat.close();
    deployment.close();
  }

  @AfterEach
  void all_goes_right_again() {
    faults.clear();
    chat.forget();
  }

  @Test
  @Order(1)
  void what_was_just_deployed_is_well() {
    CommandLineRun run = plinth("health").done();

    assertThat(run.out())
        .contains("  good     targets of ollama-tg-dev: 1 of 1 healthy")
        .contains("  good     targets of ollama-api-tg-dev: 1 of 1 healthy")
        .contains("  good     table ollama-data-table-dev: active, and restorable to a moment")
        .contains("  unknown  backups in ollama-backup-dev: none in the last 36 hours")
        .contains(": Deployed")
        .contains("  good     alarms: 10 of 10 quiet")
        .contains("ollama dev: 5 good, 0 bad, 1 unknown");
  }

  @Test
  @Order(2)
  void an_alarm_that_went_off_is_bad_and_says_what_to_do() {
    setAlarm("ollama-alb-high-5xx-dev", StateValue.ALARM);
    setAlarm("ollama-high-cpu-dev", StateValue.ALARM);

    CommandLineRun run = plinth("health", "--json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode alarm = part(run, "alarm ollama-alb-high-5xx-dev");
    assertThat(alarm.path("verdict").asText()).isEqualTo("bad");
    assertThat(alarm.path("remedy").asText()).startsWith("Users get errors.");
    assertThat(run.out()).as("to scale is no harm").doesNotContain("alarm ollama-high-cpu-dev");
    assertThat(json(run).path("good").asBoolean()).isFalse();
    setAlarm("ollama-alb-high-5xx-dev", StateValue.OK);
    setAlarm("ollama-high-cpu-dev", StateValue.OK);
  }

  @Test
  @Order(3)
  void a_part_that_may_not_be_looked_at_hides_no_other() {
    faults.on("cloudfront").always().denied();

    CommandLineRun run = plinth("health");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("  unknown  CDN: these credentials may not do cloudfront:GetDistribution")
        .contains("  good     alarms: 10 of 10 quiet");
    assertThat(plinth("health", "--strict").exitCode()).isEqualTo(1);
  }

  @Test
  @Order(4)
  void a_silent_log_fails_the_smoke_test() {
    CommandLineRun run = smoke();

    assertThat(run.exitCode()).isEqualTo(1);
    LOGS.forEach(
        log ->
            assertThat(run.out())
                .contains("  BAD      log %s: nothing was written in the last 30".formatted(log)));
    assertThat(run.out()).contains("ollama dev: 9 good, 2 bad, 0 unknown");
    LOGS.forEach(WatchingIT::write);
  }

  @Test
  @Order(5)
  void what_works_passes_and_nothing_stays_behind() throws IOException {
    Path junit = root.resolve("smoke.xml");

    CommandLineRun run = smoke("--junit", junit.toString()).done();

    assertThat(run.out())
        .contains("  good     load balancer: answers 200")
        .contains("  good     Open WebUI: says that it is well")
        .contains("  good     Open WebUI's page: is there")
        .contains("  good     Ollama API: llama3.2:1b answers, 16.0 tokens a second")
        .contains("  good     log /aws/ec2/ollama-app-dev: written to in the last 30 minutes")
        .contains("  good     table ollama-data-table-dev: an item was written, read and deleted")
        .contains("  good     bucket " + BUCKET + ": an object was written, read and deleted")
        .contains("  good     CDN's answer: 200")
        .contains("  good     dashboards and alarms: 1 and 10, all there")
        .contains("ollama dev: 11 good, 0 bad, 0 unknown");
    assertThat(chat.posted()).last().asString().contains("\"model\":\"llama3.2:1b\"");
    assertThat(Files.readString(junit))
        .contains("<testsuite name=\"smoke ollama dev\" tests=\"11\" failures=\"0\"");
    assertThat(items()).isEmpty();
    assertThat(versions()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /health       | 503 | text/html        | Service Unavailable | Open WebUI: 503: Service Unavailable
          /health       | 200 | application/json | {"status": false}   | Open WebUI: 200: {"status": false}
          /             | 200 | application/json | {}                  | Open WebUI's page: 200: {}
          /api/tags     | 200 | application/json | {"tags": []}        | Ollama API: /api/tags says 200: {"tags": []}
          /api/tags     | 200 | application/json | {"models": []}      | Ollama API: /api/tags lists no model
          /api/generate | 200 | application/json | {"error": "full"}   | Ollama API: /api/generate says 200: {"error": "full"}
          /api/generate | 503 | application/json | {"error": "busy"}   | Ollama API: /api/generate says 503: {"error": "busy"}
          """)
  @Order(6)
  void a_wrong_answer_fails(String path, int status, String type, String body, String said) {
    // The page is asked for twice, the first time by the look at the load balancer.
    chat.next(path, status, type, body);
    chat.next(path, status, type, body);

    CommandLineRun run = smoke();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("  BAD      " + said);
  }

  @Test
  @Order(7)
  void what_fails_at_first_is_tried_again() {
    chat.next("/health", 503, "text/html", "starting");
    chat.next("/health", 503, "text/html", "starting");

    CommandLineRun run = smoke("--wait", "1").done();

    assertThat(run.err()).contains("plinth: waiting for Open WebUI: 503: starting");
    assertThat(run.out()).contains("ollama dev: 11 good, 0 bad, 0 unknown");
  }

  @Test
  @Order(8)
  void an_address_that_the_api_is_not_for_learns_that() {
    chat.next("/api/tags", 404, "application/json", "{\"detail\": \"Not Found\"}");

    CommandLineRun run = smoke().done();

    assertThat(run.out())
        .contains("  unknown  Ollama API: is not given to this address (404)")
        .contains("try it from an address of ollama_api_allowed_cidrs");
  }

  @Test
  @Order(9)
  void whoever_is_not_reached_learns_why() throws IOException {
    String nobody = "http://127.0.0.1:" + freePort();

    assertThat(plinth("smoke", "--wait", "0", "--url", nobody).out())
        .contains("BAD      load balancer: %s/: the connection is refused".formatted(nobody))
        .contains("the security group must admit this address");
    assertThat(plinth("smoke", "--wait", "0", "--url", "http://chat.invalid").out())
        .contains("http://chat.invalid/: the name chat.invalid does not resolve");
    try (var untrusted = new UntrustedServer(root)) {
      assertThat(plinth("smoke", "--wait", "0", "--url", untrusted.address().toString()).out())
          .contains("BAD      load balancer: %s/: TLS fails".formatted(untrusted.address()))
          .contains("the certificate must be valid for 127.0.0.1");
    }
  }

  @Test
  @Order(10)
  void an_item_that_cannot_be_read_is_deleted_all_the_same() {
    faults.on("dynamodb", "GetItem").always().fail(400, "ValidationException", "broken");

    CommandLineRun run = smoke();

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("BAD      table " + TABLE).contains("broken");
    assertThat(items()).isEmpty();
  }

  @Test
  @Order(11)
  void an_instance_more_is_seen() {
    try (var autoScaling = access.autoScaling()) {
      autoScaling.setDesiredCapacity(
          request -> request.autoScalingGroupName(GROUP).desiredCapacity(2));
    }

    CommandLineRun run = plinth("watch", "scaling", "--every", "1", "--for", "1s").done();

    JsonNode fleet = samples(run).get(0).path("fleets").path(0);
    assertThat(fleet.path("name").asText()).isEqualTo(GROUP);
    assertThat(fleet.path("wanted").asInt()).isEqualTo(2);
    assertThat(fleet.path("in_service").asInt()).isEqualTo(2);
    assertThat(fleet.path("max").asInt()).isEqualTo(2);
    assertThat(fleet.path("targets").findValuesAsText("healthy")).containsExactly("2", "2");
    assertThat(fleet.path("activities").path(0).path("description").asText())
        .startsWith("Launching a new EC2 instance: i-");
    assertThat(samples(run).get(0).path("alarms").findValuesAsText("name"))
        .containsExactly("ollama-high-cpu-dev", "ollama-low-cpu-dev");
  }

  @Test
  @Order(12)
  void a_value_beyond_its_alarm_is_marked() {
    measure("Ollama", "mem_used_percent", 91);
    measure("AWS/EC2", "CPUUtilization", 35);

    CommandLineRun run =
        plinth("watch", "metrics", "--every", "1", "--for", "0s", "--period", "60").done();

    JsonNode metrics = samples(run).get(0).path("metrics");
    JsonNode memory = labelled(metrics, "mem_used_percent");
    assertThat(memory.path("panel").asText()).isEqualTo("Memory (%)");
    assertThat(memory.path("value").asDouble()).isEqualTo(91);
    assertThat(memory.at("/bounds/0/alarm").asText()).isEqualTo("ollama-high-memory-dev");
    assertThat(memory.at("/bounds/0/beyond").asText()).isEqualTo("> 80");
    assertThat(memory.at("/bounds/0/crossed").asBoolean()).isTrue();
    JsonNode processor = panel(metrics, "CPU (%)");
    assertThat(processor.path("value").asDouble()).isEqualTo(35);
    assertThat(processor.path("bounds").findValuesAsText("crossed")).containsOnly("false");
    assertThat(labelled(metrics, "ollama-alb-high-5xx-dev").path("value").asDouble()).isZero();
    assertThat(panel(metrics, "Tokens a second").has("value")).isFalse();
  }

  @Test
  @Order(13)
  void one_question_a_region_is_enough() {
    faults.on("cloudwatch", "GetMetricData").times(2).fail(400, "ValidationError", "once each");

    CommandLineRun run = plinth("watch", "metrics", "--every", "1", "--for", "0s");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("once each");
    assertThat(faults.struck()).as("it gives up at once").isEqualTo(1);
  }

  @Test
  @Order(14)
  void a_throttled_look_is_told_and_the_next_one_comes_later() {
    // The SDK itself asks six times before it gives up.
    faults.on("autoscaling", "DescribeAutoScalingGroups").times(6).throttled();

    CommandLineRun run = plinth("watch", "scaling", "--every", "1", "--for", "36s").done();

    List<JsonNode> samples = samples(run);
    assertThat(samples.get(0).path("missed").asText())
        .startsWith("AWS answers no more for now: autoscaling:DescribeAutoScalingGroups");
    assertThat(samples.get(0).path("next_in_seconds").asInt()).isEqualTo(2);
    assertThat(samples.get(1).path("fleets")).isNotEmpty();
  }

  @Test
  @Order(15)
  void wrong_usage_is_refused_before_anything_is_asked() {
    plinth("watch", "metrics", "--period", "90")
        .refused(2, "plinth: --period is 90: it takes a multiple of 60");
    plinth("watch", "scaling", "--for", "1 day")
        .refused(2, "plinth: --for is \"1 day\": it takes a number and s, m or h, such as 30m");
    plinth("watch", "metrics", "--only", "nonsense")
        .refused(2, "plinth: no metric of ollama dev has \"nonsense\" in its name");
    for (String option : List.of("--url", "--cdn-url")) {
      plinth("smoke", option, "chat.example.com")
          .refused(
              2,
              "plinth: "
                  + option
                  + " is \"chat.example.com\": it takes an address with https:// or http://,"
                  + " such as https://chat.example.com");
    }
    plinth("smoke", "--silence", "0").refused(2, "plinth: --silence is 0: it takes 1 or more");
  }

  /** A command about this environment: its words, and then its options. */
  private static CommandLineRun plinth(String... words) {
    var arguments = new ArrayList<>(List.of(words));
    int options = words[0].equals("watch") ? 2 : 1;
    arguments.addAll(options, List.of("ollama", "dev", "--local"));
    return CommandLineRun.in(root, arguments.toArray(String[]::new));
  }

  /** Tries out what the small server plays; once, unless the options say otherwise. */
  private static CommandLineRun smoke(String... options) {
    var arguments =
        new ArrayList<>(
            List.of(
                "smoke", "--url", chat.address().toString(), "--cdn-url", chat.address() + "/"));
    arguments.addAll(List.of(options));
    if (!arguments.contains("--wait")) {
      arguments.addAll(List.of("--wait", "0"));
    }
    return plinth(arguments.toArray(String[]::new));
  }

  private static void setAlarm(String name, StateValue state) {
    try (var cloudWatch = access.cloudWatch()) {
      cloudWatch.setAlarmState(
          request -> request.alarmName(name).stateValue(state).stateReason("a test wants it"));
    }
  }

  private static void write(String group) {
    try (var logs = access.logs()) {
      logs.createLogStream(request -> request.logGroupName(group).logStreamName("i-1/test"));
      logs.putLogEvents(
          request ->
              request
                  .logGroupName(group)
                  .logStreamName("i-1/test")
                  .logEvents(
                      InputLogEvent.builder()
                          .timestamp(Instant.now().toEpochMilli())
                          .message("GET /health 200")
                          .build()));
    }
  }

  /** A value in each of the last minutes, so that a whole one has it. */
  private static void measure(String namespace, String metric, double value) {
    var group = Dimension.builder().name("AutoScalingGroupName").value(GROUP).build();
    try (var cloudWatch = access.cloudWatch()) {
      for (int minutes = 1; minutes <= 3; minutes++) {
        Instant at = Instant.now().minusSeconds(60L * minutes);
        cloudWatch.putMetricData(
            request ->
                request
                    .namespace(namespace)
                    .metricData(
                        MetricDatum.builder()
                            .metricName(metric)
                            .dimensions(group)
                            .timestamp(at)
                            .value(value)
                            .build()));
      }
    }
  }

  private static List<?> items() {
    try (var dynamoDb = access.dynamoDb()) {
      return dynamoDb.scan(request -> request.tableName(TABLE)).items();
    }
  }

  private static List<?> versions() {
    try (var s3 = access.s3()) {
      var found = s3.listObjectVersions(request -> request.bucket(BUCKET).prefix("plinth-smoke/"));
      assertThat(found.deleteMarkers()).isEmpty();
      return found.versions();
    }
  }

  private static JsonNode part(CommandLineRun run, String part) {
    return found(json(run).path("observations"), "part", part);
  }

  private static JsonNode labelled(JsonNode metrics, String label) {
    return found(metrics, "label", label);
  }

  private static JsonNode panel(JsonNode metrics, String panel) {
    return found(metrics, "panel", panel);
  }

  private static JsonNode found(JsonNode array, String key, String value) {
    return StreamSupport.stream(array.spliterator(), false)
        .filter(one -> one.path(key).asText().equals(value))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no %s %s in %s".formatted(key, value, array)));
  }

  private static List<JsonNode> samples(CommandLineRun run) {
    return run.out().lines().map(WatchingIT::parsed).toList();
  }

  private static JsonNode json(CommandLineRun run) {
    return parsed(run.out());
  }

  private static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(text, noJson);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
