package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.Upstream.Answer;
import dev.plinth.operations.Upstream.Arrived;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A REST API that the real provider deployed to the local cloud, called over HTTP: what reaches an
 * upstream of the test, and what the gateway answers itself.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalCloudRestApiIT {
  private static final Path FIXTURE = Path.of("src/test/terraform/restapi/main.tf");
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final String KEY = "the-key-of-the-plan-main";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static LocalCloudServer server;
  private static LocalCloud cloud;
  private static Upstream upstream;
  private static RealTerraform terraform;
  private static String api;

  @BeforeAll
  static void deploy() throws IOException {
    upstream = new Upstream();
    server = new LocalCloudServer(Path.of("src/main/python"), folder.resolve("cloud"));
    cloud = server.start();
    Path copy = Files.createDirectories(folder.resolve("terraform"));
    Files.copy(FIXTURE, copy.resolve("main.tf"));
    String providers =
        """
        {"provider": {"aws": [{"region": "%s", "allowed_account_ids": ["%s"]}]}}
        """
            .formatted(REGION, ACCOUNT);
    Files.writeString(copy.resolve("providers.tf.json"), providers);
    Files.writeString(
        copy.resolve("cloud_override.tf.json"), cloud.override(providers).orElseThrow());
    JsonNode required =
        JSON.readTree(
            """
            {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}
            """);
    terraform = new RealTerraform(copy, required, cloud.environment(ACCOUNT));
    terraform.init("called");
    tellMoto("config", "{\"lambda\": {\"use_docker\": false}}");
    assertThat(terraform.apply(upstreamOption()).failures()).isEmpty();
    assertThat(terraform.plan(upstreamOption())).isEqualTo(nothing());
    api = output(copy);
  }

  @AfterAll
  static void end() {
    server.stop();
    upstream.close();
  }

  @BeforeEach
  void listen() {
    upstream.answer(LocalCloudRestApiIT::answer);
  }

  @Test
  void forwards_method_query_headers_and_body() {
    HttpResponse<String> answer =
        post("/sessions?tenant=a%20b&tenant=c", "{\"incident\": \"fire\"}", KEY);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("from upstream");
    assertThat(answer.headers().firstValue("X-Made-By")).contains("upstream");
    assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    assertThat(upstream.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.line()).isEqualTo("POST /in/sessions?tenant=a%20b&tenant=c");
              assertThat(arrived.body()).isEqualTo("{\"incident\": \"fire\"}");
              assertThat(arrived.header("X-custom")).isEqualTo("mine");
              assertThat(arrived.header("X-api-key")).isEqualTo(KEY);
              assertThat(arrived.header("Host")).isEqualTo(address());
            });
  }

  @Test
  void maps_parameters_on_the_way_through_a_link() {
    assertThat(get("/sessions/a%2Fb", KEY).statusCode()).isEqualTo(201);

    assertThat(upstream.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.line()).isEqualTo("GET /linked/a%2Fb");
              assertThat(arrived.header("X-origin")).isEqualTo("gateway");
              assertThat(arrived.header("X-stage")).isEqualTo("the-stage");
            });
  }

  @Test
  void forwards_any_method_below_a_greedy_path() {
    assertThat(send(request("/files/a/b.txt").DELETE()).statusCode()).isEqualTo(201);
    assertThat(upstream.arrived())
        .extracting(Arrived::line)
        .containsExactly("DELETE /files/a/b.txt");
  }

  @Test
  void answers_at_the_name_that_it_has_in_aws() throws IOException {
    assertThat(statusAt(api + ".execute-api." + REGION + ".amazonaws.com", "/mvp/files/here"))
        .isEqualTo("HTTP/1.1 201 CREATED");
    assertThat(statusAt(api + ".execute-api." + REGION + ".amazonaws.com", "/other/files/here"))
        .isEqualTo("HTTP/1.1 403 FORBIDDEN");
    assertThat(upstream.arrived()).extracting(Arrived::line).containsExactly("GET /files/here");
  }

  @Test
  void knows_no_other_path_or_method() {
    assertRefused(get("/unknown", KEY), 403, "Missing Authentication Token");
    assertRefused(send(request("/mock").DELETE()), 403, "Missing Authentication Token");
  }

  @Test
  void asks_for_a_key_of_a_plan_of_the_stage() {
    String body = "{\"incident\": \"fire\"}";
    assertRefused(post("/sessions?tenant=a", body, "none"), 403, "Forbidden");
    assertRefused(
        post("/sessions?tenant=a", body, "the-key-of-the-plan-elsewhere"), 403, "Forbidden");
    assertRefused(send(request("/sessions/1").GET()), 403, "Forbidden");
    assertThat(upstream.arrived()).isEmpty();
  }

  @Test
  void validates_the_body_and_the_parameters() {
    for (String body : List.of("", "{", "{}", "{\"incident\": 1}", "{\"incident\": \"no\"}")) {
      assertRefused(post("/sessions?tenant=a", body, KEY), 400, "Invalid request body");
    }
    assertRefused(
        post("/sessions", "{\"incident\": \"fire\"}", KEY),
        400,
        "Missing required request parameters: [tenant]");
    assertThat(upstream.arrived()).isEmpty();
  }

  @Test
  void throttles_a_route_apart_from_its_plan() {
    assertThat(List.of(status("/seldom", KEY), status("/seldom", KEY), status("/seldom", KEY)))
        .containsExactly(201, 201, 429);
    assertThat(status("/sessions/1", KEY)).isEqualTo(201);
  }

  @Test
  void throttles_a_plan_for_all_of_its_routes() {
    String key = "the-key-of-the-plan-narrow";
    assertThat(
            List.of(
                status("/sessions/1", key),
                status("/seldom", key),
                status("/sessions/2", key),
                status("/sessions/3", key)))
        .containsExactly(201, 201, 201, 429);
    assertRefused(get("/sessions/1", key), 429, "Too Many Requests");
  }

  @Test
  void counts_a_quota_and_answers_as_it_is_configured() {
    String key = "the-key-of-the-plan-short";
    assertThat(status("/sessions/1", key)).isEqualTo(201);
    assertThat(status("/sessions/1", key)).isEqualTo(201);

    HttpResponse<String> answer = get("/sessions/1", key);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("{\"limit\": \"Limit Exceeded\"}");
    assertThat(answer.headers().firstValue("Retry-After")).contains("86400");
  }

  @Test
  void gives_up_on_an_upstream_that_is_slow_or_absent() {
    assertRefused(get("/slow", KEY), 504, "Endpoint request timed out");
    assertRefused(get("/absent", KEY), 504, "Network error communicating with endpoint");
  }

  @Test
  void sends_requests_for_a_host_where_it_was_told() {
    URI hosts = URI.create(cloud.endpoint() + "/hosts/origin.example.com");
    var told = BodyPublishers.ofString("{\"address\": \"http://%s\"}".formatted(address()));
    var unclear = BodyPublishers.ofString("{\"address\": \"%s\"}".formatted(address()));

    assertRefused(get("/named", KEY), 504, "Network error communicating with endpoint");
    assertThat(send(HttpRequest.newBuilder(hosts).PUT(unclear)).statusCode()).isEqualTo(400);
    assertThat(send(HttpRequest.newBuilder(hosts).PUT(told)).statusCode()).isEqualTo(204);
    assertThat(send(HttpRequest.newBuilder(hosts.resolve("/hosts"))).body())
        .isEqualTo("{\"origin.example.com\": \"http://%s\"}".formatted(address()));
    assertThat(get("/named?a=1", KEY).statusCode()).isEqualTo(201);
    assertThat(send(HttpRequest.newBuilder(hosts).DELETE()).statusCode()).isEqualTo(204);
    assertThat(get("/named", KEY).statusCode()).isEqualTo(504);

    assertThat(upstream.arrived())
        .singleElement()
        .satisfies(
            arrived -> {
              assertThat(arrived.line()).isEqualTo("GET /named?a=1");
              assertThat(arrived.header("Host")).isEqualTo("origin.example.com");
            });
  }

  @Test
  void maps_the_status_of_an_upstream() {
    HttpResponse<String> answer = get("/mapped", KEY);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.headers().firstValue("X-Why")).contains("gone");
  }

  @Test
  void answers_a_mock_itself() {
    HttpResponse<String> answer = get("/mock", KEY);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"stage\": \"mvp\"}");
  }

  @Test
  void answers_as_a_function_does() {
    tellMoto(
        "static/lambda-simple/response",
        """
        {
          "account_id": "%s",
          "region": "%s",
          "results": ["{\\"statusCode\\": 207, \\"body\\": \\"done\\"}", "no answer of a proxy"]
        }
        """
            .formatted(ACCOUNT, REGION));

    HttpResponse<String> answer = get("/function", KEY);

    assertThat(answer.statusCode()).isEqualTo(207);
    assertThat(answer.body()).isEqualTo("done");
    assertRefused(get("/function", KEY), 502, "Internal server error");
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void serves_a_changed_document_only_once_it_is_deployed() {
    String body = "{\"incident\": \"fire\"}";

    List<String> changed = terraform.apply(upstreamOption(), "-var=renamed=true").done();

    assertThat(changed).containsExactly("update aws_api_gateway_rest_api.main");
    assertThat(post("/sessions?tenant=a", body, KEY).statusCode()).isEqualTo(201);
    assertThat(post("/visits?tenant=a", body, KEY).statusCode()).isEqualTo(403);

    String[] again = {upstreamOption(), "-var=renamed=true", "-var=deployed=again"};
    assertThat(terraform.apply(again).done())
        .containsExactlyInAnyOrder(
            "create aws_api_gateway_deployment.main",
            "update aws_api_gateway_stage.main",
            "delete aws_api_gateway_deployment.main");
    assertThat(terraform.plan(again)).isEqualTo(nothing());
    assertThat(post("/sessions?tenant=a", body, KEY).statusCode()).isEqualTo(403);
    assertThat(post("/visits?tenant=a", body, KEY).statusCode()).isEqualTo(201);
  }

  private static RealTerraform.Plan nothing() {
    return new RealTerraform.Plan(List.of(), List.of());
  }

  private static Answer answer(Arrived arrived) {
    var headers = Map.of("X-Made-By", "upstream", "X-Reason", "gone");
    int status = arrived.line().endsWith("/missing") ? 404 : 201;
    var delay = arrived.line().endsWith("/slow") ? Duration.ofSeconds(2) : Duration.ZERO;
    return new Answer(status, "from upstream", headers, delay);
  }

  private static String address() {
    return upstream.address().getAuthority();
  }

  private static String upstreamOption() {
    return "-var=upstream=http://" + address();
  }

  private static String output(Path copy) throws IOException {
    JsonNode state =
        JSON.readTree(copy.resolve("terraform.tfstate.d/called/terraform.tfstate").toFile());
    return state.at("/outputs/api/value").asText();
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String message) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
  }

  private static int status(String path, String key) {
    return get(path, key).statusCode();
  }

  private static HttpResponse<String> get(String path, String key) {
    return send(request(path).GET().header("x-api-key", key));
  }

  private static HttpResponse<String> post(String path, String body, String key) {
    return send(
        request(path)
            .POST(BodyPublishers.ofString(body))
            .header("x-api-key", key)
            .header("X-Custom", "mine")
            .header("Content-Type", "application/json"));
  }

  /** What moto is told beside the AWS API: here, to answer for functions without running them. */
  private static void tellMoto(String what, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(cloud.endpoint() + "/moto-api/" + what))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    assertThat(send(request).statusCode()).isIn(200, 201);
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create(cloud.endpoint() + "/restapis/" + api + "/mvp/_user_request_" + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The client of Java does not let the Host header be chosen. */
  private static String statusAt(String host, String path) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", cloud.endpoint().getPort())) {
      String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write(request.formatted(path, host).getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
    }
  }
}
