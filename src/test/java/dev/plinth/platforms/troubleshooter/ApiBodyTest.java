package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.openapi.ApiDocument;
import dev.plinth.openapi.Operation;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What API Gateway is told of the OpenAPI file. */
class ApiBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ApiDocument DOCUMENT = ApiDocument.read(Path.of(""), "docs/openapi.json");
  private static final JsonNode BODY = body(troubleshooter());
  private static final String ORIGIN = "https://origin.troubleshooter.example.com";
  private static final String INTEGRATION = "x-amazon-apigateway-integration";

  @TempDir private Path root;

  static List<Operation> operations() {
    return DOCUMENT.operations();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void every_route_goes_to_the_same_route_of_the_service(Operation operation) {
    JsonNode integration = method(BODY, operation.path(), operation.method()).path(INTEGRATION);

    assertThat(integration.path("type").asText()).isEqualTo("http_proxy");
    assertThat(integration.path("httpMethod").asText()).isEqualTo(operation.method());
    assertThat(integration.path("uri").asText()).isEqualTo(ORIGIN + operation.path());
    assertThat(integration.path("timeoutInMillis").asInt())
        .isEqualTo(operation.timeoutSeconds().orElse(29) * 1000);
    assertThat(operation.pathParameters())
        .allSatisfy(
            name ->
                assertThat(mapping(integration, "path." + name))
                    .isEqualTo("method.request.path." + name));
    assertThat(mapping(integration, "header.X-Origin-Verify"))
        .isEqualTo("stageVariables.originVerify");
    assertThat(mapping(integration, "header.X-Request-Id")).isEqualTo("context.requestId");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void a_route_asks_for_a_key_where_the_document_does(Operation operation) {
    JsonNode method = method(BODY, operation.path(), operation.method());

    assertThat(method.path("security").toString())
        .isEqualTo(operation.needsKey() ? "[{\"apiKey\":[]}]" : "");
    assertThat(mapping(method.path(INTEGRATION), "header.X-Api-Key-Id"))
        .isEqualTo(operation.needsKey() ? "context.identity.apiKeyId" : "'-'");
    assertThat(BODY.at("/components/securitySchemes/apiKey/name").asText()).isEqualTo("x-api-key");
  }

  /** The service believes these headers: what a caller writes into them must not reach it. */
  @ParameterizedTest
  @MethodSource("operations")
  void nobody_introduces_himself(Operation operation) {
    JsonNode integration = method(BODY, operation.path(), operation.method()).path(INTEGRATION);

    assertThat(mapping(integration, "header.X-Caller-Arn")).isEqualTo("'-'");
    assertThat(mapping(integration, "header.X-Api-Key-Id")).isNotEmpty();
  }

  @Test
  void bodies_and_parameters_are_checked_before_the_service_sees_them() {
    assertThat(BODY.path("x-amazon-apigateway-request-validator").asText()).isEqualTo("all");
    assertThat(BODY.at("/x-amazon-apigateway-request-validators/all").toString())
        .isEqualTo("{\"validateRequestBody\":true,\"validateRequestParameters\":true}");
    assertThat(operations())
        .filteredOn(operation -> List.of("POST", "PUT").contains(operation.method()))
        .isNotEmpty()
        .allSatisfy(
            operation ->
                assertThat(
                        method(BODY, operation.path(), operation.method())
                            .at("/requestBody/content/application~1json/schema/$ref")
                            .asText())
                    .startsWith("#/components/schemas/"));
    assertThat(method(BODY, "/sessions", "GET").path("parameters").get(0).toString())
        .isEqualTo(
            "{\"in\":\"query\",\"name\":\"userId\",\"required\":true,"
                + "\"schema\":{\"type\":\"string\"}}");
  }

  @Test
  void only_schemas_of_requests_are_there_and_all_that_they_name() {
    List<String> named =
        BODY.findValuesAsText("$ref").stream()
            .map(reference -> reference.replace("#/components/schemas/", ""))
            .distinct()
            .toList();

    assertThat(BODY.at("/components/schemas").fieldNames()).toIterable().containsAll(named);
    assertThat(BODY.at("/components/schemas").fieldNames())
        .toIterable()
        .contains("FrameAnnouncement")
        .doesNotContain("Frame", "Problem");
    assertThat(BODY.at("/components/schemas/FrameAnnouncement/properties/sha256").toString())
        .isEqualTo("{\"pattern\":\"^[0-9a-f]{64}$\",\"type\":\"string\"}");
  }

  @Test
  void browsers_learn_what_the_web_application_may_send() {
    BODY.path("paths")
        .properties()
        .forEach(
            path -> {
              JsonNode options = path.getValue().path("options");
              JsonNode answer = options.path(INTEGRATION).path("responses").path("default");
              assertThat(options.has("security")).isFalse();
              assertThat(options.path(INTEGRATION).path("type").asText()).isEqualTo("mock");
              assertThat(header(answer, "Access-Control-Allow-Origin"))
                  .isEqualTo("'https://${aws_cloudfront_distribution.frontend.domain_name}'");
              assertThat(header(answer, "Access-Control-Allow-Headers"))
                  .isEqualTo("'Content-Type,X-Api-Key'");
              assertThat(
                      List.of(
                          header(answer, "Access-Control-Allow-Methods")
                              .replace("'", "")
                              .split(",")))
                  .containsExactlyInAnyOrderElementsOf(
                      path.getValue().properties().stream()
                          .map(method -> method.getKey().toUpperCase(Locale.ROOT))
                          .toList());
            });
  }

  @Test
  void refusals_are_problems_that_browsers_may_read() throws JsonProcessingException {
    JsonNode refusals = BODY.path("x-amazon-apigateway-gateway-responses");

    assertThat(refusals.fieldNames())
        .toIterable()
        .contains(
            "DEFAULT_4XX",
            "DEFAULT_5XX",
            "BAD_REQUEST_BODY",
            "THROTTLED",
            "QUOTA_EXCEEDED",
            "INVALID_API_KEY",
            "INTEGRATION_TIMEOUT");
    for (JsonNode refusal : refusals) {
      String template = refusal.at("/responseTemplates/application~1json").asText();
      JsonNode problem =
          JSON.readTree(template.replace("$context.error.messageString", "\"because\""));
      assertThat(problem.path("status").asText()).isEqualTo(refusal.path("statusCode").asText());
      assertThat(problem.path("title").asText()).isNotBlank();
      assertThat(problem.path("detail").asText()).isNotBlank();
      assertThat(problem.path("requestId").asText()).isEqualTo("$context.requestId");
      assertThat(gatewayHeader(refusal, "Content-Type")).isEqualTo("'application/problem+json'");
      assertThat(gatewayHeader(refusal, "Access-Control-Allow-Origin"))
          .startsWith("'https://${aws_cloudfront_distribution.frontend");
    }
    assertThat(gatewayHeader(refusals.path("THROTTLED"), "Retry-After")).isEqualTo("'1'");
    assertThat(refusals.at("/BAD_REQUEST_BODY/responseTemplates/application~1json").asText())
        .contains("\"$context.error.validationErrorString\"");
    assertThat(refusals.at("/MISSING_AUTHENTICATION_TOKEN/statusCode").asText()).isEqualTo("404");
  }

  @Test
  void nothing_of_our_own_words_is_left() {
    assertThat(DOCUMENT.json().toString()).contains("x-plinth-");
    assertThat(BODY.toString()).doesNotContain("x-plinth-");
  }

  /** A key says who calls; a signature or a token proves it. */
  @Test
  void callers_sign_where_authorization_is_iam() {
    JsonNode body = body(troubleshooter("authorization=iam"));

    assertThat(method(body, "/search", "POST").path("security").toString())
        .isEqualTo("[{\"apiKey\":[],\"signature\":[]}]");
    assertThat(body.at("/components/securitySchemes/signature").toString())
        .contains("\"x-amazon-apigateway-authtype\":\"awsSigv4\"");
    assertThat(mapping(method(body, "/search", "POST").path(INTEGRATION), "header.X-Caller-Arn"))
        .isEqualTo("context.identity.userArn");
    // What the SDKs sign, with the body's hash among it.
    assertThat(
            body.at(
                    "/paths/~1search/options/x-amazon-apigateway-integration/responses/default"
                        + "/responseParameters/method.response.header.Access-Control-Allow-Headers")
                .asText())
        .contains("Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256");
    assertThat(method(body, "/health", "GET").has("security")).isFalse();
    assertThat(
            body.at(
                    "/x-amazon-apigateway-gateway-responses/MISSING_AUTHENTICATION_TOKEN/statusCode")
                .asText())
        .isEqualTo("403");
  }

  @Test
  void callers_sign_in_where_authorization_is_cognito() {
    String pool = "arn:aws:cognito-idp:us-west-2:333333333333:userpool/us-west-2_aBc1";
    JsonNode body =
        body(
            troubleshooter(
                "authorization=cognito", "cognito_user_pool_arns=[\"%s\"]".formatted(pool)));

    assertThat(method(body, "/search", "POST").path("security").toString())
        .isEqualTo("[{\"apiKey\":[],\"people\":[]}]");
    assertThat(
            body.at("/components/securitySchemes/people/x-amazon-apigateway-authorizer").toString())
        .isEqualTo("{\"providerARNs\":[\"%s\"],\"type\":\"cognito_user_pools\"}".formatted(pool));
    assertThat(
            body.at(
                    "/paths/~1search/options/x-amazon-apigateway-integration/responses/default"
                        + "/responseParameters")
                .toString())
        .contains("'Content-Type,X-Api-Key,Authorization'");
  }

  @Test
  void a_private_integration_goes_through_the_link() {
    JsonNode integration =
        method(body(troubleshooter("integration=private")), "/search", "POST").path(INTEGRATION);

    assertThat(integration.path("connectionType").asText()).isEqualTo("VPC_LINK");
    assertThat(integration.path("connectionId").asText())
        .isEqualTo("${aws_api_gateway_vpc_link.main.id}");
    assertThat(integration.path("uri").asText()).isEqualTo(ORIGIN + "/search");
    assertThat(mapping(integration, "header.X-Origin-Verify")).isEmpty();
  }

  @Test
  void a_function_answers_a_route_that_names_it() {
    JsonNode integration =
        method(
                body(
                    new ProjectCopy(root)
                        .withSettings(
                            "functions.json",
                            """
                            [{
                              "name": "search", "handler": "app.handler", "runtime": "python3.13",
                              "memory_mb": 512, "timeout_s": 10,
                              "package_location": "s3://example-packages/search/1.0.0.zip",
                              "reserved_concurrency": -1, "environment_vars": {}
                            }]
                            """)
                        .withDocument(
                            json ->
                                ((ObjectNode) json.at("/paths/~1search/post"))
                                    .put("x-plinth-backend", "lambda:search")
                                    .put("x-plinth-timeout-seconds", 9))
                        .synthesized()),
                "/search",
                "POST")
            .path(INTEGRATION);

    assertThat(integration.path("type").asText()).isEqualTo("aws_proxy");
    assertThat(integration.path("httpMethod").asText()).isEqualTo("POST");
    assertThat(integration.path("uri").asText()).contains("aws_lambda_").contains("invoke_arn");
    assertThat(integration.path("timeoutInMillis").asInt()).isEqualTo(9_000);
  }

  @Test
  void texts_of_the_document_stay_texts_for_terraform() {
    var document =
        new ProjectCopy(root)
            .withDocument(
                json ->
                    ((ObjectNode) json.at("/components/schemas/SearchQuery/properties/text"))
                        .put("pattern", "^[^${}%{]*$"))
            .synthesized();

    assertThat(
            body(document).at("/components/schemas/SearchQuery/properties/text/pattern").asText())
        .isEqualTo("^[^$${}%%{]*$");
  }

  @Test
  void parameters_of_a_path_are_those_of_its_routes() {
    JsonNode body =
        body(
            new ProjectCopy(root)
                .withDocument(
                    json -> {
                      var search = (ObjectNode) json.at("/paths/~1search");
                      search
                          .putArray("parameters")
                          .addObject()
                          .put("name", "X-Team")
                          .put("in", "header")
                          .put("required", true)
                          .putObject("schema")
                          .put("type", "string");
                    })
                .synthesized());

    assertThat(method(body, "/search", "POST").path("parameters").toString())
        .contains("\"in\":\"header\",\"name\":\"X-Team\",\"required\":true");
    assertThat(method(body, "/search", "OPTIONS").toString())
        .contains("'Content-Type,X-Api-Key,X-Team'");
  }

  @Test
  void pictures_are_passed_on_byte_by_byte() {
    var document =
        new ProjectCopy(root)
            .withDocument(
                json -> {
                  var content = (ObjectNode) json.at("/paths/~1search/post/requestBody/content");
                  content.putObject("image/png").putObject("schema").put("format", "binary");
                  content.putObject("text/csv").putObject("schema").put("type", "string");
                })
            .synthesized();
    JsonNode search = method(body(document), "/search", "POST");

    assertThat(document.resource("aws_api_gateway_rest_api.main").texts("binary_media_types"))
        .containsExactly("image/png");
    assertThat(
            document
                .resource("aws_api_gateway_deployment.main")
                .block("triggers")
                .text("binary_media_types"))
        .hasValue("image/png");
    assertThat(search.at("/requestBody/content").fieldNames())
        .toIterable()
        .containsExactly("application/json");
  }

  private static JsonNode body(TerraformDocument document) {
    return document.locals().value("main_api");
  }

  private static JsonNode method(JsonNode body, String path, String method) {
    return body.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  private static String mapping(JsonNode integration, String target) {
    return integration.path("requestParameters").path("integration.request." + target).asText();
  }

  private static String header(JsonNode answer, String name) {
    return answer.path("responseParameters").path("method.response.header." + name).asText();
  }

  private static String gatewayHeader(JsonNode refusal, String name) {
    return refusal.path("responseParameters").path("gatewayresponse.header." + name).asText();
  }
}
