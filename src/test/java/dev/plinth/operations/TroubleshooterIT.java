package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.access.Caller;
import dev.plinth.access.Decision.Outcome;
import dev.plinth.cli.CommandLineRun;
import dev.plinth.operations.Upstream.Answer;
import dev.plinth.operations.Upstream.Arrived;
import dev.plinth.platforms.Target;
import dev.plinth.platforms.troubleshooter.ApiFiles;
import java.io.IOException;
import java.io.StringWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The life of the troubleshooter platform on the local cloud, by the real terraform: deployed, its
 * API called over HTTP by the definition that was deployed, changed, destroyed. The tests are steps
 * of one story; those that are called criteria are the acceptance criteria of the platform.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TroubleshooterIT {
  private static final Target MVP = new Target("troubleshooter", "mvp");
  private static final String ACCOUNT = "333333333333";
  private static final String REGION = "us-west-2";
  private static final String STATE_BUCKET = "troubleshooter-terraform-state";
  private static final String LOCK_TABLE = "troubleshooter-terraform-locks";
  private static final String ORIGIN = "origin.troubleshooter.example.com";
  private static final String SERVICE_LOG = "/ecs/troubleshooter-service-mvp";
  private static final String UPLOADS = "troubleshooter-uploads-mvp-" + ACCOUNT;
  private static final String TASK_ROLE = "troubleshooter-task-mvp";
  private static final String FRAME = "incidents/7/1.jpg";
  private static final String SESSIONS =
      "arn:aws:dynamodb:%s:%s:table/troubleshooter-sessions-mvp".formatted(REGION, ACCOUNT);
  private static final String MODELS = "arn:aws:bedrock:us-west-2::foundation-model/";
  private static final String MODEL = "amazon.titan-embed-text-v2:0";
  private static final Map<String, List<String>> NO_CONTEXT = Map.of();
  private static final String SESSION = "ses_00000000000000000000000001";
  private static final String MODEL_KEY = "the value of the key of the model";
  private static final Map<String, String> NOTHING = Map.of();

  /** A quota that a test can use up. */
  private static final int QUOTA = 25;

  private static final Map<String, String> OVERRIDES =
      Map.of("usage_plan_settings", "{\"trial\": {\"quota_limit\": %d}}".formatted(QUOTA));

  private static final Map<String, String> PRIVATE = Map.of("integration", "private");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern CHANGE =
      Pattern.compile("^ *# (\\S+) (will be updated in-place|must be replaced|will be \\w+)");
  private static final String IMAGE =
      """
      {"schemaVersion": 2,
       "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
       "config": {"mediaType": "application/vnd.docker.container.image.v1+json",
                  "size": 2, "digest": "sha256:%s"},
       "layers": []}
      """
          .formatted("0".repeat(64));

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;
  private static LocalAws aws;
  private static Upstream upstream;
  private static ApiCaller api;
  private static StoredState state;
  private static DeployedRights rights;

  /** What the first deployment said. */
  private static String said;

  @BeforeAll
  static void start() throws IOException {
    deployment = new LocalDeployment(root, MVP, "troubleshooter", OVERRIDES);
    access = deployment.access(ACCOUNT, REGION);
    aws = new LocalAws(deployment.cloud(), ACCOUNT, REGION);
    api = new ApiCaller(aws, deployment.cloud(), "v1");
    state = new StoredState(access, STATE_BUCKET, "env:/mvp/troubleshooter/terraform.tfstate");
    rights = new DeployedRights(aws, access, ACCOUNT);
    upstream = new Upstream();
    aws.lead(ORIGIN, upstream.address());
    aws.tellMoto("config", Map.of("lambda", Map.of("use_docker", false)));
    aws.ask(
        "secretsmanager",
        "secretsmanager.CreateSecret",
        Map.of(
            "Name", "troubleshooter/model-key",
            "SecretString", MODEL_KEY,
            "ClientRequestToken", "00000000-0000-0000-0000-000000000000"));
  }

  @AfterAll
  static void stop() {
    upstream.close();
    deployment.close();
  }

  @Test
  @Order(1)
  void criterion_1_infrastructure_is_provisioned_and_its_state_kept() {
    said = deployment.deploy(NOTHING);

    assertThat(said).contains("Apply complete!", "waits for its image");

    assertThat(state.json().path("resources")).isNotEmpty();
    assertThat(deployment.deploy(NOTHING))
        .contains("nothing to change: troubleshooter mvp is as its settings say");
  }

  @Test
  @Order(2)
  void criterion_2_tasks_run_in_private_subnets_behind_a_load_balancer() {
    try (var ecr = access.ecr()) {
      ecr.createRepository(request -> request.repositoryName("troubleshooter"));
      ecr.putImage(
          request ->
              request.repositoryName("troubleshooter").imageTag("1.0.0").imageManifest(IMAGE));
    }

    assertThat(deployment.deploy(NOTHING)).contains("2 of 2 tasks running");
    assertThat(tasks())
        .hasSize(2)
        .allSatisfy(task -> assertThat(task.lastStatus()).isEqualTo("RUNNING"))
        .allSatisfy(task -> assertThat(task.launchTypeAsString()).isEqualTo("FARGATE"));
    assertThat(subnets(tasks().stream().map(task -> detail(task, "subnetId")).toList()))
        .hasSize(2)
        .allSatisfy(subnet -> assertThat(subnet.cidrBlock()).startsWith("10.60.1").endsWith("/24"))
        .allSatisfy(subnet -> assertThat(subnet.mapPublicIpOnLaunch()).isFalse())
        .extracting(Subnet::availabilityZone)
        .containsExactlyInAnyOrder("us-west-2a", "us-west-2b");
    assertThat(healthyTargets())
        .containsExactlyInAnyOrderElementsOf(
            tasks().stream().map(task -> detail(task, "privateIPv4Address")).toList());
  }

  @Test
  @Order(3)
  void criterion_3_the_api_answers_and_keeps_the_limits_of_its_plans() {
    upstream.answer(Answer.of(200, "{\"status\": \"ok\"}"));

    HttpResponse<String> health = api.send(api.request("/health").GET());
    List<Integer> hurried = api.hurry(api.keyed("/incidents", "trial").GET(), 30);

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("{\"status\": \"ok\"}");
    assertThat(hurried).contains(429).containsOnly(200, 429);
    assertThat(Collections.frequency(hurried, 200)).as("the burst").isGreaterThanOrEqualTo(10);
    assertThat(api.get("/incidents", "frontend").statusCode())
        .as("the other plan has its own limit")
        .isEqualTo(200);
  }

  @Test
  @Order(4)
  void a_route_has_a_limit_apart_from_its_plan() {
    upstream.answer(Answer.of(200, "{}"));

    List<Integer> searches =
        api.hurry(api.posting("/search", "{\"text\": \"smoke\"}", "frontend"), 120);

    assertThat(searches).contains(429).containsOnly(200, 429);
    assertThat(Collections.frequency(searches, 200)).as("the burst").isGreaterThanOrEqualTo(40);
    assertThat(api.get("/incidents", "frontend").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(5)
  void requests_arrive_as_they_were_sent_and_say_that_the_api_sends_them() {
    upstream.answer(Answer.of(201, "{\"id\": \"msg_1\"}"));

    HttpResponse<String> answer =
        api.send(
            api.posting(
                    "/sessions/" + SESSION + "/messages?trace=a%20b",
                    "{\"text\": \"why?\"}",
                    "frontend")
                .header("X-Custom", "mine"));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("{\"id\": \"msg_1\"}");
    assertThat(upstream.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.line())
                  .isEqualTo("POST /sessions/" + SESSION + "/messages?trace=a%20b");
              assertThat(arrived.body()).isEqualTo("{\"text\": \"why?\"}");
              assertThat(arrived.header("Content-type")).isEqualTo("application/json");
              assertThat(arrived.header("X-custom")).isEqualTo("mine");
              assertThat(arrived.header("Host")).isEqualTo(ORIGIN);
              assertThat(arrived.header("X-origin-verify")).hasSize(64).isEqualTo(originSecret());
            });
  }

  @Test
  @Order(6)
  void requests_for_every_operation_of_the_document_reach_the_service() throws IOException {
    JsonNode paths = JSON.readTree(Path.of("docs/openapi.json").toFile()).path("paths");
    upstream.answer(Answer.of(200, "{}"));
    var sent = new ArrayList<String>();

    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      for (String method : List.of("get", "put", "post", "delete")) {
        if (path.getValue().has(method)) {
          String line = example(path.getKey());
          sent.add(method.toUpperCase(Locale.ROOT) + " " + line);
          api.send(
              api.keyed(line, "frontend")
                  .header("Content-Type", "application/json")
                  .method(
                      method.toUpperCase(Locale.ROOT),
                      BodyPublishers.ofString(body(path.getKey(), method))));
        }
      }
    }

    assertThat(upstream.arrived())
        .extracting(Arrived::line)
        .hasSizeGreaterThan(10)
        .containsExactlyElementsOf(sent);
  }

  @Test
  @Order(7)
  void what_the_api_can_refuse_does_not_reach_the_service() {
    upstream.answer(Answer.of(200, "{}"));

    assertThat(api.send(api.request("/incidents").GET()).statusCode()).as("no key").isEqualTo(403);
    assertThat(api.send(api.request("/incidents").header("x-api-key", "x").GET()).statusCode())
        .as("a key of nobody")
        .isEqualTo(403);
    assertThat(api.post("/sessions", "{}", "frontend").statusCode()).as("no user").isEqualTo(400);
    assertThat(api.post("/sessions", "{\"userId\": 7}", "frontend").statusCode())
        .as("a user of another type")
        .isEqualTo(400);
    assertThat(
            api.post("/sessions", "{\"userId\": \"ann\", \"admin\": true}", "frontend")
                .statusCode())
        .as("more than is known")
        .isEqualTo(400);
    assertThat(api.post("/sessions", "userId=ann", "frontend").statusCode())
        .as("no JSON")
        .isEqualTo(400);
    assertThat(api.get("/sessions", "frontend").statusCode()).as("no parameter").isEqualTo(400);
    assertThat(api.get("/unknown", "frontend").statusCode()).as("no such path").isEqualTo(404);
    assertThat(upstream.arrived()).isEmpty();
  }

  @Test
  @Order(8)
  void refusals_are_answers_that_browsers_may_read() {
    HttpResponse<String> refusal = api.send(api.request("/incidents").GET());

    assertThat(refusal.headers().firstValue("Access-Control-Allow-Origin")).isPresent();
    assertThat(refusal.headers().firstValue("Content-Type").orElse("")).contains("json");
  }

  @Test
  @Order(9)
  void browsers_are_told_what_they_may_send() {
    upstream.answer(Answer.of(200, "{}"));

    HttpResponse<String> answer =
        api.send(
            api.request("/sessions")
                .header("Origin", "https://d1.cloudfront.net")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isIn(200, 204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("GET", "POST");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
        .containsIgnoringCase("x-api-key");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin").orElse(""))
        .startsWith("https://");
    assertThat(upstream.arrived()).isEmpty();
  }

  @Test
  @Order(10)
  void a_service_that_is_slow_is_given_up() {
    upstream.answer(Answer.of(200, "{}").after(Duration.ofSeconds(7)));

    assertThat(api.send(api.request("/health").GET()).statusCode())
        .as("the document gives health 5 seconds")
        .isEqualTo(504);
    assertThat(upstream.arrived()).hasSize(1);
  }

  @Test
  @Order(11)
  void a_quota_ends_a_key_for_the_day() throws InterruptedException {
    upstream.answer(Answer.of(200, "{}"));
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));

    HttpResponse<String> answer = api.get("/incidents", "trial");
    while (!answer.body().contains("Limit Exceeded") && Instant.now().isBefore(deadline)) {
      Thread.sleep(100);
      answer = api.get("/incidents", "trial");
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("Limit Exceeded");
    assertThat(api.get("/incidents", "frontend").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(12)
  void criterion_4_requests_are_logged_and_alarms_go_off() throws IOException {
    upstream.answer(Answer.of(200, "{}"));
    HttpResponse<String> answer = api.get("/incidents", "frontend");
    String requestId = answer.headers().firstValue("x-amzn-RequestId").orElseThrow();
    aws.writeLine(SERVICE_LOG, "service/api/1", "the service has started");

    assertThat(aws.lines("/aws/apigateway/troubleshooter-api-mvp"))
        .as("the log of requests")
        .anyMatch(line -> line.contains(requestId) && line.contains("/incidents"))
        .noneMatch(line -> line.contains(api.key("frontend")) || line.contains(originSecret()));
    assertThat(aws.lines(SERVICE_LOG)).contains("the service has started");
    assertThat(state.output("dashboard_url"))
        .endsWith("#dashboards:name=troubleshooter-dashboard-mvp");
    try (var cloudWatch = cloudWatch()) {
      String body =
          cloudWatch
              .getDashboard(request -> request.dashboardName("troubleshooter-dashboard-mvp"))
              .dashboardBody();
      assertThat(JSON.readTree(body).path("widgets")).hasSizeGreaterThan(5);
      assertThat(body).contains("p50", "p95", "p99", "4XXError", "5XXError", "RunningTaskCount");
      assertThat(shown(cloudWatch)).as("requests that were counted").isPositive();
    }
  }

  @Test
  @Order(13)
  void criterion_4_an_alarm_goes_off_when_answers_are_slow() {
    try (var cloudWatch = cloudWatch()) {
      var slow =
          MetricDatum.builder()
              .metricName("Latency")
              .dimensions(ofStage())
              .timestamp(Instant.now())
              .value(4000.0)
              .build();
      for (int number = 0; number < 60; number++) {
        cloudWatch.putMetricData(request -> request.namespace("AWS/ApiGateway").metricData(slow));
      }
      assertThat(
              cloudWatch
                  .describeAlarms(request -> request.alarmNames("troubleshooter-slow-answers-mvp"))
                  .metricAlarms())
          .singleElement()
          .satisfies(
              alarm -> {
                assertThat(alarm.stateValue()).isEqualTo(StateValue.ALARM);
                assertThat(alarm.alarmActions())
                    .containsExactly(
                        "arn:aws:sns:%s:%s:troubleshooter-alerts-mvp".formatted(REGION, ACCOUNT));
              });
    }
  }

  @Test
  @Order(14)
  void criterion_5_programs_use_tables_and_uploads_and_nobody_else_does() throws IOException {
    try (var dynamoDb = access.dynamoDb();
        var s3 = access.s3()) {
      dynamoDb.putItem(
          request ->
              request
                  .tableName("troubleshooter-sessions-mvp")
                  .item(
                      Map.of(
                          "session_id", AttributeValue.fromS("SESSION#1"),
                          "entry_id", AttributeValue.fromS("ENTRY#1"),
                          "user_id", AttributeValue.fromS("USER#ann"),
                          "started_at", AttributeValue.fromS("2026-01-01T00:00:00Z"))));
      assertThat(
              dynamoDb
                  .query(
                      request ->
                          request
                              .tableName("troubleshooter-sessions-mvp")
                              .indexName("by_user")
                              .keyConditionExpression("user_id = :user")
                              .expressionAttributeValues(
                                  Map.of(":user", AttributeValue.fromS("USER#ann"))))
                  .items())
          .hasSize(1);
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName("troubleshooter-budgets-mvp"))
                  .table()
                  .tableStatusAsString())
          .isEqualTo("ACTIVE");
      s3.putObject(
          request -> request.bucket(UPLOADS).key(FRAME), RequestBody.fromString("a frame"));
      assertThat(s3.getObjectAsBytes(request -> request.bucket(UPLOADS).key(FRAME)).asUtf8String())
          .isEqualTo("a frame");
    }

    Caller task = rights.role(TASK_ROLE);
    assertThat(rights.ask(task, "dynamodb:PutItem", SESSIONS, keys("SESSION#1")))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(rights.ask(task, "dynamodb:PutItem", SESSIONS, keys("OTHER#1")))
        .isEqualTo(Outcome.NOT_ALLOWED);
    assertThat(rights.ask(task, "dynamodb:Scan", SESSIONS, keys("SESSION#1")))
        .isEqualTo(Outcome.NOT_ALLOWED);
    for (String action : List.of("s3:GetObject", "s3:PutObject")) {
      assertThat(rights.askForObject(task, action, UPLOADS, FRAME)).isEqualTo(Outcome.ALLOWED);
      assertThat(rights.askForObject(rights.administrator(), action, UPLOADS, FRAME))
          .isEqualTo(Outcome.DENIED);
      assertThat(rights.askForObject(Caller.anonymous(), action, UPLOADS, FRAME))
          .isEqualTo(Outcome.DENIED);
    }
  }

  @Test
  @Order(15)
  void criterion_6_models_have_names_and_secrets_are_nowhere_but_in_their_store() {
    Caller task = rights.role(TASK_ROLE);
    assertThat(rights.ask(task, "bedrock:InvokeModel", MODELS + MODEL, NO_CONTEXT))
        .isEqualTo(Outcome.ALLOWED);
    assertThat(
            rights.ask(
                task, "bedrock:InvokeModel", MODELS + "amazon.titan-text-express-v1", NO_CONTEXT))
        .isEqualTo(Outcome.DENIED);
    assertThat(rights.ask(task, "bedrock:InvokeModel", MODELS + "*", NO_CONTEXT))
        .isEqualTo(Outcome.DENIED);
    assertThat(
            statements(rights.policyOf(TASK_ROLE))
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .filter(statement -> texts(statement.path("Resource")).contains("*"))
                .flatMap(statement -> texts(statement.path("Action")).stream()))
        .as("what knows no resource")
        .containsExactly("cloudwatch:PutMetricData");
    assertThat(container().path("secrets").findValuesAsText("valueFrom"))
        .hasSize(2)
        .allMatch(source -> source.startsWith("arn:aws:"));
    assertThat(state.json().toString()).doesNotContain(MODEL_KEY);
  }

  @Test
  @Order(16)
  void only_what_aws_takes_no_reference_for_is_in_the_state() {
    List<String> keys = List.of(api.key("frontend"), api.key("trial"));

    assertThat(state.holding(originSecret()))
        .containsExactlyInAnyOrder(
            "data.aws_secretsmanager_secret_version.origin_verify",
            "aws_api_gateway_stage.main",
            "aws_lb_listener_rule.verified");
    for (String key : keys) {
      assertThat(state.holding(key))
          .isNotEmpty()
          .allMatch(address -> address.startsWith("aws_api_gateway_"));
    }
    assertThat(said).doesNotContain(originSecret()).doesNotContain(keys);
  }

  @Test
  @Order(17)
  void a_changed_path_changes_the_body_the_deployment_and_the_pointer_of_the_stage() {
    String before = api.key("frontend");
    ApiFiles.edit(
        root,
        document -> {
          ObjectNode paths = (ObjectNode) document.path("paths");
          paths.set("/allowances/{budgetId}", paths.remove("/budgets/{budgetId}"));
        });

    assertThat(changes(deployment.plan(NOTHING)))
        .containsExactlyInAnyOrder(
            "aws_api_gateway_rest_api.main will be updated in-place",
            "aws_api_gateway_deployment.main must be replaced",
            "aws_api_gateway_stage.main will be updated in-place");
    deployment.deploy(NOTHING);

    upstream.answer(Answer.of(200, "{}"));
    assertThat(api.key("frontend")).isEqualTo(before);
    assertThat(api.get("/allowances/ann", "frontend").statusCode()).isEqualTo(200);
    assertThat(api.get("/budgets/ann", "frontend").statusCode()).isEqualTo(404);
    assertThat(upstream.arrived()).extracting(Arrived::line).containsExactly("GET /allowances/ann");
  }

  @Test
  @Order(18)
  void a_function_answers_its_route_and_the_others_go_through_a_private_link() {
    ApiFiles.answerByFunction(root, "search", "POST /search");
    try (var s3 = access.s3()) {
      s3.createBucket(request -> request.bucket("example-packages"));
      s3.putObject(
          request -> request.bucket("example-packages").key("search/1.0.0.zip"),
          RequestBody.fromString("a package"));
    }
    deployment.deploy(PRIVATE);

    assertThat(deployment.deploy(PRIVATE)).contains("nothing to change");
    aws.tellMoto(
        "static/lambda-simple/response",
        Map.of(
            "account_id",
            ACCOUNT,
            "region",
            REGION,
            "results",
            List.of("{\"statusCode\": 207, \"body\": \"found\"}")));
    upstream.answer(Answer.of(200, "{}"));
    HttpResponse<String> found = api.post("/search", "{\"text\": \"smoke\"}", "frontend");
    assertThat(found.statusCode()).isEqualTo(207);
    assertThat(found.body()).isEqualTo("found");
    assertThat(upstream.arrived()).isEmpty();
    assertThat(api.get("/incidents", "frontend").statusCode()).isEqualTo(200);
    assertThat(upstream.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.line()).isEqualTo("GET /incidents");
              assertThat(arrived.headers()).doesNotContainKey("X-origin-verify");
            });
    try (var loadBalancing = access.loadBalancing()) {
      assertThat(loadBalancing.describeLoadBalancers().loadBalancers())
          .hasSize(2)
          .allMatch(balancer -> balancer.schemeAsString().equals("internal"));
    }
    assertThat(healthyTargets()).hasSize(2);
  }

  @Test
  @Order(19)
  void the_vector_index_is_made_and_finds_what_it_keeps() {
    var out = new StringWriter();

    deployment.lifecycle(out).makeVectorIndex(deployment.request(PRIVATE));

    assertThat(out.toString()).contains("semantic-cache");
  }

  @Test
  @Order(20)
  void the_whole_is_tried_out() {
    String line = "GET /health 200";
    aws.writeLine("/ecs/troubleshooter-service-mvp", "service/service/smoke", line);
    upstream.answer(Answer.of(200, "{}"));
    String url = api.request("").build().uri().toString();

    CommandLineRun run =
        CommandLineRun.in(
            root,
            "smoke",
            "troubleshooter",
            "mvp",
            "--local",
            "--wait",
            "0",
            "--url",
            url,
            "--cdn-url",
            upstream.address().toString());

    assertThat(run.done().out())
        .contains("  good     tasks of troubleshooter-service-mvp: 2 of 2 running")
        .contains("  good     API without a key: is refused with 403")
        .contains("  good     API: /health answers 200")
        .contains("  good     API with a key: /sessions answers 400")
        .contains("  good     log /ecs/troubleshooter-service-mvp: written to")
        .contains("  good     table troubleshooter-sessions-mvp: an item was written, read and")
        .contains("  good     bucket troubleshooter-uploads-mvp-333333333333: an object was")
        .contains("  good     vector index: semantic-cache is there, and is searched")
        .contains(" 0 bad, 1 unknown");
  }

  @Test
  @Order(21)
  void a_backup_is_in_another_region_too() {
    CommandLineRun run = CommandLineRun.in(root, "backup", "troubleshooter", "mvp", "--local");

    assertThat(run.done().out())
        .contains("waiting for the replica in us-east-2")
        .contains("table troubleshooter-sessions-mvp: ");
    try (var here = access.s3();
        var there = access.in("us-east-2").s3()) {
      List<String> saved = keys(here, STATE_BUCKET);
      assertThat(saved).anyMatch(key -> key.endsWith("/manifest.json"));
      assertThat(keys(there, STATE_BUCKET + "-replica")).containsAll(saved);
    }
  }

  @Test
  @Order(22)
  void criterion_7_destroy_leaves_nothing_behind() {
    assertThatThrownBy(() -> deployment.destroy(PRIVATE))
        .isInstanceOf(OperationFailed.class)
        .hasMessageStartingWith("protected from deletion:")
        .hasMessageContaining("aws_dynamodb_table.sessions")
        .hasMessageContaining("aws_lb.main");

    var unprotected = new TreeMap<>(PRIVATE);
    unprotected.put("enable_deletion_protection", "false");
    deployment.deploy(unprotected);
    deployment.destroy(unprotected);

    try (var ec2 = access.ec2();
        var s3 = access.s3();
        var ecs = access.ecs();
        var dynamoDb = access.dynamoDb();
        var loadBalancing = access.loadBalancing();
        var cloudWatch = cloudWatch()) {
      assertThat(ec2.describeVpcs().vpcs()).allMatch(vpc -> vpc.isDefault());
      assertThat(ec2.describeAddresses().addresses()).isEmpty();
      assertThat(ec2.describeNetworkInterfaces().networkInterfaces()).isEmpty();
      assertThat(tasks(ecs)).isEmpty();
      assertThat(loadBalancing.describeLoadBalancers().loadBalancers()).isEmpty();
      assertThat(loadBalancing.describeTargetGroups().targetGroups()).isEmpty();
      assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
      assertThat(dynamoDb.listTables().tableNames()).containsExactly(LOCK_TABLE);
      assertThat(s3.listBuckets().buckets())
          .extracting(Bucket::name)
          .containsExactlyInAnyOrder(STATE_BUCKET, STATE_BUCKET + "-replica", "example-packages");
    }
    assertThat(aws.get("apigateway", "/restapis").path("item")).isEmpty();
    assertThat(aws.get("apigateway", "/apikeys").path("item")).isEmpty();
    assertThat(aws.get("lambda", "/2015-03-31/functions").path("Functions")).isEmpty();
    assertThat(aws.ask("logs", "Logs_20140328.DescribeLogGroups", Map.of()).path("logGroups"))
        .isEmpty();
  }

  /** What a plan says of each resource that it changes. */
  private static List<String> changes(String plan) {
    return plan.lines()
        .map(CHANGE::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> matcher.group(1) + " " + matcher.group(2))
        .toList();
  }

  private static List<Task> tasks() {
    try (var ecs = access.ecs()) {
      return tasks(ecs);
    }
  }

  private static List<Task> tasks(EcsClient ecs) {
    return ecs.listClusters().clusterArns().stream()
        .flatMap(
            cluster -> {
              List<String> arns = ecs.listTasks(request -> request.cluster(cluster)).taskArns();
              return arns.isEmpty()
                  ? Stream.empty()
                  : ecs
                      .describeTasks(request -> request.cluster(cluster).tasks(arns))
                      .tasks()
                      .stream();
            })
        .toList();
  }

  private static String detail(Task task, String name) {
    return task.attachments().get(0).details().stream()
        .filter(detail -> detail.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static List<Subnet> subnets(List<String> ids) {
    try (var ec2 = access.ec2()) {
      return ec2.describeSubnets(request -> request.subnetIds(new TreeSet<>(ids))).subnets();
    }
  }

  /** Addresses of the service's targets that are healthy. */
  private static List<String> healthyTargets() {
    String group = state.attributes("aws_lb_target_group.service").path("arn").asText();
    try (var loadBalancing = access.loadBalancing()) {
      return loadBalancing
          .describeTargetHealth(request -> request.targetGroupArn(group))
          .targetHealthDescriptions()
          .stream()
          .filter(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
          .map(target -> target.target().id())
          .toList();
    }
  }

  private static String originSecret() {
    return aws.ask(
            "secretsmanager",
            "secretsmanager.GetSecretValue",
            Map.of("SecretId", "troubleshooter-origin-verify-mvp"))
        .path("SecretString")
        .asText();
  }

  /** A path of the document as a caller writes it. */
  private static String example(String path) {
    String filled =
        path.replace("{sessionId}", SESSION)
            .replace("{incidentId}", "inc_00000000000000000000000001")
            .replace("{budgetId}", "ann");
    return path.equals("/sessions") ? filled + "?userId=ann" : filled;
  }

  /** A body that is right for an operation. */
  private static String body(String path, String method) {
    return switch (method + " " + path) {
      case "post /sessions" -> "{\"userId\": \"ann\"}";
      case "post /sessions/{sessionId}/messages" -> "{\"text\": \"why?\"}";
      case "post /incidents" ->
          "{\"title\": \"smoke\", \"severity\": \"high\", \"system\": \"oven\"}";
      case "post /incidents/{incidentId}/frames" ->
          "{\"contentType\": \"image/png\", \"sizeBytes\": 1, \"sha256\": \"%s\"}"
              .formatted("0".repeat(64));
      case "put /budgets/{budgetId}" -> "{\"limitMicroUsd\": 1, \"period\": \"day\"}";
      case "post /search" -> "{\"text\": \"smoke\"}";
      default -> "";
    };
  }

  private static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(Region.of(REGION))
        .endpointOverride(deployment.cloud().endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "local")))
        .build();
  }

  private static List<Dimension> ofStage() {
    return List.of(
        Dimension.builder().name("ApiName").value("troubleshooter-api-mvp").build(),
        Dimension.builder().name("Stage").value("v1").build());
  }

  /** How many requests a graph of the dashboard shows. */
  private static double shown(CloudWatchClient cloudWatch) {
    return cloudWatch
        .getMetricStatistics(
            request ->
                request
                    .namespace("AWS/ApiGateway")
                    .metricName("Count")
                    .dimensions(ofStage())
                    .startTime(Instant.now().minus(Duration.ofHours(1)))
                    .endTime(Instant.now().plus(Duration.ofMinutes(5)))
                    .period(3600)
                    .statisticsWithStrings("Sum"))
        .datapoints()
        .stream()
        .mapToDouble(point -> point.sum())
        .sum();
  }

  private static Stream<JsonNode> statements(JsonNode policy) {
    return StreamSupport.stream(policy.path("Statement").spliterator(), false);
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static JsonNode container() {
    try {
      return JSON.readTree(
              state
                  .attributes("aws_ecs_task_definition.service")
                  .path("container_definitions")
                  .asText())
          .get(0);
    } catch (IOException noJson) {
      throw new IllegalStateException(noJson);
    }
  }

  private static Map<String, List<String>> keys(String key) {
    return Map.of("dynamodb:LeadingKeys", List.of(key));
  }

  private static List<String> keys(S3Client s3, String bucket) {
    return s3
        .listObjectsV2(request -> request.bucket(bucket).prefix("backups/troubleshooter/mvp/"))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }
}
