package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceTaskTest {
  @ParameterizedTest
  @CsvSource({"qa, orders, 512, 1024", "prod, orders, 1024, 2048", "prod, pricing, 256, 512"})
  void a_task_has_the_size_that_the_settings_give_it(
      String environment, String service, String cpu, String memory) {
    var task = task(microservices(environment), service);

    assertThat(task.text("family")).hasValue(service + "-" + environment);
    assertThat(task.text("cpu")).hasValue(cpu);
    assertThat(task.text("memory")).hasValue(memory);
  }

  @Test
  void every_task_runs_on_fargate_under_its_own_roles() {
    assertThat(microservices("prod").resources("aws_ecs_task_definition"))
        .hasSize(12)
        .allSatisfy(
            task -> {
              assertThat(task.text("network_mode")).hasValue("awsvpc");
              assertThat(task.texts("requires_compatibilities")).containsExactly("FARGATE");
              assertThat(task.text("execution_role_arn"))
                  .hasValue("${aws_iam_role.%s_execution.arn}".formatted(task.name()));
              assertThat(task.text("task_role_arn"))
                  .hasValue("${aws_iam_role.%s_task.arn}".formatted(task.name()));
              assertThat(task.text("container_definitions"))
                  .hasValue("${jsonencode(local.%s_containers)}".formatted(task.name()));
            });
  }

  @Test
  void a_container_is_named_like_its_service_and_listens_on_its_port() {
    Block container = container(microservices("prod"), "orders");
    Block port = container.block("portMappings");

    assertThat(container.text("name")).hasValue("orders");
    assertThat(container.text("image"))
        .hasValue("${aws_ecr_repository.orders.repository_url}:latest");
    assertThat(port.value("containerPort").isInt()).isTrue();
    assertThat(port.number("containerPort")).hasValue(3004);
    assertThat(port.text("name")).hasValue("http");
    assertThat(container.value("privileged").isMissingNode()).isTrue();
  }

  @Test
  void the_image_has_the_tag_of_the_settings() {
    var document =
        microservices(
            "qa",
            "service_settings={\"orders\": {\"image_tag\": \"0a1b2c3d\"},"
                + " \"recommendations\": {\"image_tag\": \"4e5f6071\"}}");

    assertThat(container(document, "orders").text("image"))
        .hasValue("${aws_ecr_repository.orders.repository_url}:0a1b2c3d");
    assertThat(container(document, "cart").text("image"))
        .hasValue("${aws_ecr_repository.cart.repository_url}:latest");
  }

  @Test
  void a_node_service_is_asked_for_its_health_by_node() {
    Block container = container(microservices("prod"), "orders");
    Block health = container.block("healthCheck");

    assertThat(health.texts("command"))
        .startsWith("CMD", "node", "-e")
        .last()
        .asString()
        .contains("http://127.0.0.1:3004/health")
        .doesNotContain("curl");
    assertThat(health.number("interval")).hasValue(30);
    assertThat(health.number("timeout")).hasValue(5);
    assertThat(health.number("retries")).hasValue(3);
    assertThat(health.number("startPeriod")).hasValue(60);
    assertThat(variables(container))
        .containsEntry("NODE_ENV", "production")
        .doesNotContainKey("PYTHONUNBUFFERED");
  }

  @Test
  void a_python_service_is_asked_for_its_health_by_python() {
    Block container = container(microservices("prod"), "catalogue_search");

    assertThat(container.block("healthCheck").texts("command"))
        .startsWith("CMD", "python", "-c")
        .last()
        .asString()
        .contains("http://127.0.0.1:3002/health");
    assertThat(variables(container))
        .containsEntry("PYTHONUNBUFFERED", "1")
        .containsEntry("SEARCH_LANGUAGES", "en,de,fr")
        .doesNotContainKey("NODE_ENV");
  }

  @Test
  void a_container_knows_where_it_is() {
    assertThat(variables(container(microservices("qa"), "orders")))
        .containsEntry("SERVICE", "orders")
        .containsEntry("ENVIRONMENT", "qa")
        .containsEntry("PORT", "3004")
        .hasEntrySatisfying("KAFKA_BROKERS", brokers -> assertThat(brokers).contains(","));
  }

  @Test
  void secrets_are_fetched_when_a_task_starts_and_are_no_variables() {
    Block container = container(microservices("prod"), "orders");
    String secret = "arn:aws:secretsmanager:us-east-1:222222222222:secret:prod/orders/database";

    assertThat(container.blocks("secrets"))
        .extracting(it -> it.text("name").orElseThrow() + " " + it.text("valueFrom").orElseThrow())
        .containsExactly(
            "DATABASE_PASSWORD " + secret + "-Kd83fQ:password::",
            "DATABASE_USERNAME " + secret + "-Kd83fQ:username::",
            "SERVICE_SECRET ${aws_secretsmanager_secret.orders.arn}");
    assertThat(variables(container))
        .doesNotContainKeys("DATABASE_PASSWORD", "DATABASE_USERNAME", "SERVICE_SECRET");
  }

  @ParameterizedTest
  @CsvSource({"true, false", "false, true"})
  void a_program_cannot_write_to_its_disk_unless_operators_may_open_a_shell(
      String shell, boolean readOnly) {
    var document = microservices("qa", "enable_execute_command=" + shell);
    Block container = container(document, "orders");
    Block scratch = container.block("mountPoints");

    assertThat(container.isTrue("readonlyRootFilesystem")).isEqualTo(readOnly);
    assertThat(scratch.text("containerPath")).hasValue("/tmp");
    assertThat(task(document, "orders").block("volume").text("name"))
        .isEqualTo(scratch.text("sourceVolume"));
    assertThat(document.resource("aws_ecs_service.orders").isTrue("enable_execute_command"))
        .isNotEqualTo(readOnly);
  }

  @ParameterizedTest
  @CsvSource({"develop, 30", "prod, 90"})
  void lines_go_to_an_encrypted_group_of_the_services_own(String environment, int days) {
    var document = microservices(environment);
    var group = document.resource("aws_cloudwatch_log_group.orders_service");
    Block log = container(document, "orders").block("logConfiguration");

    assertThat(group.text("name")).hasValue("/ecs/orders-" + environment);
    assertThat(group.text("kms_key_id")).hasValue("${aws_kms_key.cloudwatch.arn}");
    assertThat(document.variables().get("log_retention_days").number("default")).hasValue(days);
    assertThat(log.text("logDriver")).hasValue("awslogs");
    assertThat(log.block("options").text("awslogs-group"))
        .hasValue("${aws_cloudwatch_log_group.orders_service.name}");
    assertThat(document.locals().blocks("orders_containers")).hasSize(1);
  }

  @Test
  void a_router_beside_the_program_may_carry_them() {
    var document = microservices("qa", "log_router=firelens");
    List<Block> containers = document.locals().blocks("orders_containers");
    Block log = containers.get(0).block("logConfiguration");
    Block router = containers.get(1);

    assertThat(log.text("logDriver")).hasValue("awsfirelens");
    assertThat(log.block("options").text("log_group_name"))
        .hasValue("${aws_cloudwatch_log_group.orders_service.name}");
    assertThat(router.block("firelensConfiguration").text("type")).hasValue("fluentbit");
    assertThat(router.text("image").orElseThrow())
        .startsWith("public.ecr.aws/")
        .matches(".*:[0-9.]+");
    assertThat(router.text("user")).hasValue("0");
    assertThat(router.block("logConfiguration").text("logDriver")).hasValue("awslogs");
  }

  private static Block task(TerraformDocument document, String service) {
    return document.resource("aws_ecs_task_definition." + service);
  }

  private static Block container(TerraformDocument document, String service) {
    return document.locals().blocks(service + "_containers").get(0);
  }

  private static Map<String, String> variables(Block container) {
    return container.blocks("environment").stream()
        .collect(
            Collectors.toMap(
                it -> it.text("name").orElseThrow(), it -> it.text("value").orElseThrow()));
  }
}
