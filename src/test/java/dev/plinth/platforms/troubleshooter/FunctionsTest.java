package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statement;
import static dev.plinth.platforms.troubleshooter.RolePolicies.statements;
import static dev.plinth.platforms.troubleshooter.RolePolicies.trust;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two functions, of which one answers two routes and the other one. */
class FunctionsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path API = Path.of("docs", "openapi.json");
  private static final Path SETTINGS = Path.of("environments", "troubleshooter");

  private static final String FUNCTIONS =
      """
      [
        {
          "name": "search",
          "handler": "app.search",
          "runtime": "python3.13",
          "memory_mb": 512,
          "timeout_s": 20,
          "package_location": "s3://example-packages/search/1.2.0.zip",
          "reserved_concurrency": 5,
          "environment_vars": {"TOP": "10"}
        },
        {
          "name": "budgets",
          "handler": "budgets.Handler::handle",
          "runtime": "java21",
          "memory_mb": 1024,
          "timeout_s": 10,
          "package_location": "s3://example-packages/budgets/2.0.0.jar",
          "reserved_concurrency": -1,
          "environment_vars": {}
        }
      ]
      """;

  private static TerraformDocument document;

  @BeforeAll
  static void synthesize(@TempDir Path root) throws IOException {
    copy(root, API);
    copy(root, SETTINGS.resolve("mvp.tfvars.json"));
    copy(root, SETTINGS.resolve("usage-plans.json"));
    Files.writeString(root.resolve(SETTINGS).resolve("functions.json"), FUNCTIONS);
    answer(
        root.resolve(API),
        Map.of(
            "search",
            "lambda:search",
            "getBudget",
            "lambda:budgets",
            "setBudget",
            "lambda:budgets"));
    document =
        TerraformDocument.read(
            new Synthesis(SettingsFiles.of(root))
                .synthesize(new Target("troubleshooter", "mvp"), Map.of())
                .json());
  }

  @Test
  void a_function_is_what_the_settings_say() {
    var search = document.resource("aws_lambda_function.search");

    assertThat(search.text("function_name")).hasValue("troubleshooter-search-mvp");
    assertThat(search.text("handler")).hasValue("app.search");
    assertThat(search.text("runtime")).hasValue("python3.13");
    assertThat(search.text("s3_bucket")).hasValue("example-packages");
    assertThat(search.text("s3_key")).hasValue("search/1.2.0.zip");
    assertThat(search.number("memory_size")).hasValue(512);
    assertThat(search.number("timeout")).hasValue(20);
    assertThat(search.number("reserved_concurrent_executions")).hasValue(5);
  }

  @Test
  void it_runs_in_the_network_and_is_traced() {
    var search = document.resource("aws_lambda_function.search");

    assertThat(search.block("vpc_config").texts("subnet_ids"))
        .containsExactly("${aws_subnet.private_1.id}", "${aws_subnet.private_2.id}");
    assertThat(search.block("vpc_config").texts("security_group_ids"))
        .containsExactly("${aws_security_group.lambda_sg.id}");
    assertThat(search.block("tracing_config").text("mode")).hasValue("Active");
    assertThat(search.text("kms_key_arn")).hasValue("${aws_kms_key.data.arn}");
    assertThat(search.texts("depends_on")).contains("aws_iam_role_policy.lambda_search");
  }

  @Test
  void its_lines_have_a_group_of_their_own_before_lambda_makes_one() {
    var log = document.resource("aws_lambda_function.search").block("logging_config");

    assertThat(log.text("log_group")).hasValue("${aws_cloudwatch_log_group.lambda_search.name}");
    assertThat(document.resource("aws_cloudwatch_log_group.lambda_search").text("name"))
        .hasValue("/aws/lambda/troubleshooter-search-mvp");
  }

  @Test
  void callers_get_a_new_version_at_once() {
    var alias = document.resource("aws_lambda_alias.search");

    assertThat(document.resource("aws_lambda_function.search").isTrue("publish")).isTrue();
    assertThat(alias.text("name")).hasValue("live");
    assertThat(alias.text("function_version")).hasValue("${aws_lambda_function.search.version}");
  }

  @ParameterizedTest
  @CsvSource({
    "search_search, search, v1/POST/search",
    "budgets_getBudget, budgets, v1/GET/budgets/*",
    "budgets_setBudget, budgets, v1/PUT/budgets/*"
  })
  void the_api_may_call_it_for_its_routes(String address, String function, String route) {
    var permission = document.resource("aws_lambda_permission." + address);

    assertThat(permission.text("function_name"))
        .hasValue("${aws_lambda_function." + function + ".function_name}");
    assertThat(permission.text("qualifier")).hasValue("${aws_lambda_alias." + function + ".name}");
    assertThat(permission.text("principal")).hasValue("apigateway.amazonaws.com");
    assertThat(permission.text("source_arn"))
        .hasValue("${aws_api_gateway_rest_api.main.execution_arn}/" + route);
  }

  @Test
  void nobody_else_may_call_it() {
    assertThat(document.resources("aws_lambda_permission")).hasSize(3);
  }

  @Test
  void it_has_the_rights_of_the_service_in_a_role_of_its_own() {
    assertThat(document.resource("aws_lambda_function.search").text("role"))
        .hasValue("${aws_iam_role.lambda_search.arn}");
    assertThat(trust(document, "lambda_search").get(0).block("Principal").texts("Service"))
        .containsExactly("lambda.amazonaws.com");
    assertThat(statements(document, "lambda_search"))
        .extracting(Block::toString)
        .containsAll(statements(document, "task").stream().map(Block::toString).toList());
    assertThat(statements(document, "lambda_search"))
        .extracting(RolePolicies::sid)
        .doesNotHaveDuplicates();
  }

  /** Who may use the uploads and the vectors is said by names, before the roles are there. */
  @Test
  void its_role_has_the_name_that_other_policies_know() {
    assertThat(document.resource("aws_iam_role.lambda_search").text("name"))
        .hasValue("troubleshooter-lambda-search-mvp");
    assertThat(document.resource("aws_iam_role.task").text("name"))
        .hasValue("troubleshooter-task-mvp");
    assertThat(
            document
                .decoded(document.resource("aws_s3_bucket_policy.uploads"), "policy")
                .orElseThrow()
                .toString())
        .contains(
            ":role/troubleshooter-task-mvp",
            ":role/troubleshooter-lambda-search-mvp",
            ":role/troubleshooter-lambda-budgets-mvp");
  }

  @Test
  void its_program_cannot_do_what_lambda_does_in_its_role() {
    var lambda = statement(document, "lambda_search", "NetworkInterfaces");
    var program = statement(document, "lambda_search", "NetworkInterfacesByProgram");

    assertThat(program.text("Effect")).hasValue("Deny");
    assertThat(program.texts("Action")).containsExactlyElementsOf(lambda.texts("Action"));
    assertThat(program.block("Condition").block("ArnEquals").texts("lambda:SourceFunctionArn"))
        .containsExactly(
            "arn:aws:lambda:us-west-2:333333333333:function:troubleshooter-search-mvp");
  }

  @Test
  void it_is_told_where_its_things_and_its_secrets_are() {
    var variables =
        document.resource("aws_lambda_function.search").block("environment").block("variables");

    assertThat(variables.text("TOP")).hasValue("10");
    assertThat(variables.text("SESSIONS_TABLE")).hasValue("${aws_dynamodb_table.sessions.name}");
    assertThat(variables.text("SIGNING_KEY_ARN"))
        .hasValue("arn:aws:ssm:us-west-2:333333333333:parameter/troubleshooter/signing-key");
    assertThat(variables.text("SIGNING_KEY")).isEmpty();
  }

  @Test
  void functions_reach_the_vectors() {
    assertThat(document.find("aws_vpc_security_group_ingress_rule.vectors_sg_https_from_lambda_sg"))
        .isPresent();
  }

  @Test
  void without_functions_there_is_nothing_of_them() {
    assertThat(troubleshooter().resources())
        .extracting(Resource::type)
        .doesNotContain("aws_lambda_function", "aws_lambda_alias", "aws_lambda_permission");
  }

  private static void copy(Path root, Path file) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.copy(file, root.resolve(file));
  }

  /** Has functions answer operations of an API. */
  private static void answer(Path api, Map<String, String> backends) throws IOException {
    var definition = JSON.readTree(api.toFile());
    for (var path : definition.path("paths")) {
      for (var operation : path) {
        String backend = backends.get(operation.path("operationId").asText());
        if (backend != null) {
          ((ObjectNode) operation).put("x-plinth-backend", backend);
        }
      }
    }
    JSON.writeValue(api.toFile(), definition);
  }
}
