package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceBuildTest {
  @Test
  void builds_images_where_docker_may_run() {
    var environment = project(microservices("prod"), "orders").block("environment");

    assertThat(environment.text("type")).contains("LINUX_CONTAINER");
    assertThat(environment.text("image")).contains("aws/codebuild/standard:7.0");
    assertThat(environment.isTrue("privileged_mode")).isTrue();
  }

  @Test
  void takes_sources_from_the_pipeline_and_the_buildspec_from_the_platform() {
    var document = microservices("prod");

    assertThat(document.resources("aws_codebuild_project"))
        .hasSameSizeAs(document.resources("aws_ecs_service"))
        .allSatisfy(
            project -> {
              assertThat(project.block("source").text("type")).contains("CODEPIPELINE");
              assertThat(project.block("artifacts").text("type")).contains("CODEPIPELINE");
              assertThat(project.block("source").text("buildspec"))
                  .contains("${join(\"\\n\", local.service_buildspec)}\n");
            });
  }

  @Test
  void carries_the_buildspec_line_by_line_and_as_it_is() throws IOException {
    var lines = microservices("prod").locals().texts("service_buildspec");

    String text = String.join("\n", lines).replace("$${", "${").replace("%%{", "%{") + "\n";
    try (var file = Delivery.class.getResourceAsStream("buildspec.yml")) {
      assertThat(text).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(lines).noneMatch(line -> line.matches(".*(?<!\\$)\\$\\{.*"));
  }

  @ParameterizedTest
  @CsvSource({
    "prod, orders, node, npm test, rolling, 3004, orders-prod, prod",
    "qa, catalogue-search, python, python -m pytest, rolling, 3002, catalogue-search-qa, qa"
  })
  void tells_a_build_what_it_builds(
      String environment,
      String service,
      String language,
      String tests,
      String strategy,
      String port,
      String family,
      String environmentTag) {
    var document = microservices(environment);

    String address = service.replace('-', '_');
    assertThat(variables(project(document, address)))
        .containsEntry("CONTAINER_NAME", service)
        .containsEntry("CONTAINER_PORT", port)
        .containsEntry("TEST_COMMAND", tests)
        .containsEntry("DEPLOYMENT_STRATEGY", strategy)
        .containsEntry("TASK_FAMILY", family)
        .containsEntry("ENVIRONMENT", environmentTag)
        .containsEntry("ECR_REPOSITORY_URL", "${aws_ecr_repository." + address + ".repository_url}")
        .containsEntry(
            "ECR_REPOSITORY_NAME",
            document.resource("aws_ecr_repository." + address).text("name").orElseThrow())
        .hasEntrySatisfying("AWS_ACCOUNT_ID", account -> assertThat(account).matches("[0-9]{12}"))
        .hasEntrySatisfying(
            "BASE_IMAGE",
            image ->
                assertThat(image)
                    .startsWith("public.ecr.aws/docker/library/" + language + ":")
                    .doesNotEndWith(":latest"));
  }

  @Test
  void tells_a_build_of_a_service_that_code_deploy_deploys() {
    var document =
        microservices("prod", Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}"));

    assertThat(variables(project(document, "orders")))
        .containsEntry("DEPLOYMENT_STRATEGY", "blue_green");
    assertThat(variables(project(document, "cart")))
        .containsEntry("DEPLOYMENT_STRATEGY", "rolling");
  }

  @Test
  void gives_a_build_every_variable_that_the_buildspec_reads() {
    var given = variables(project(microservices("prod"), "orders")).keySet();

    assertThat(given)
        .containsExactlyInAnyOrder(
            "AWS_ACCOUNT_ID",
            "BASE_IMAGE",
            "CONTAINER_NAME",
            "CONTAINER_PORT",
            "DEPLOYMENT_STRATEGY",
            "ECR_REPOSITORY_NAME",
            "ECR_REPOSITORY_URL",
            "ENVIRONMENT",
            "SNYK_TOKEN",
            "TASK_FAMILY",
            "TEST_COMMAND");
  }

  @Test
  void reads_the_token_of_snyk_from_its_secret() {
    String secret =
        "arn:aws:secretsmanager:us-east-1:222222222222:secret:prod/delivery/snyk-token-q8ZrN3";
    var document = microservices("prod", "snyk_token_secret_arn=" + secret);

    assertThat(project(document, "orders").block("environment").blocks("environment_variable"))
        .filteredOn(variable -> variable.text("name").orElseThrow().equals("SNYK_TOKEN"))
        .singleElement()
        .satisfies(
            variable -> {
              assertThat(variable.text("type")).contains("SECRETS_MANAGER");
              assertThat(variable.text("value")).contains(secret);
            });
  }

  @Test
  void knows_no_snyk_without_a_token() {
    var document = microservices("prod", "snyk_token_secret_arn=");

    assertThat(variables(project(document, "orders"))).doesNotContainKey("SNYK_TOKEN");
    assertThat(Policies.statements(document, "orders_build"))
        .noneMatch(
            statement -> statement.texts("Action").contains("secretsmanager:GetSecretValue"));
  }

  @Test
  void keeps_layers_below_a_prefix_of_the_service() {
    var cache = project(microservices("prod"), "orders").block("cache");

    assertThat(cache.text("type")).contains("S3");
    assertThat(cache.text("location")).contains("${aws_s3_bucket.artifacts.id}/build-cache/orders");
  }

  @Test
  void keeps_lines_encrypted_and_for_a_while() {
    var document = microservices("prod");
    var group = document.resource("aws_cloudwatch_log_group.orders_build");

    assertThat(group.text("name")).contains("/aws/codebuild/microservices-orders");
    assertThat(group.number("retention_in_days")).hasValue(90);
    assertThat(group.references("kms_key_id"))
        .containsExactly(new Reference("aws_kms_key.cloudwatch", "arn"));
    assertThat(
            project(document, "orders")
                .block("logs_config")
                .block("cloudwatch_logs")
                .references("group_name"))
        .containsExactly(new Reference("aws_cloudwatch_log_group.orders_build", "name"));
  }

  @Test
  void ends_and_encrypts_as_the_settings_say() {
    var project =
        project(microservices("prod", "concurrent_builds=3", "build_timeout_minutes=45"), "orders");

    assertThat(project.number("build_timeout")).hasValue(45);
    assertThat(project.number("concurrent_build_limit")).hasValue(3);
    assertThat(project.references("encryption_key"))
        .containsExactly(new Reference("aws_kms_key.s3", "arn"));
  }

  private static Map<String, String> variables(Resource project) {
    return project.block("environment").blocks("environment_variable").stream()
        .collect(
            toMap(
                variable -> variable.text("name").orElseThrow(),
                variable -> variable.text("value").orElseThrow()));
  }

  private static Resource project(TerraformDocument document, String service) {
    return document.resource("aws_codebuild_project." + service);
  }
}
