package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateServiceTest {
  private static final String BLUE_GREEN =
      "service_settings={\"orders\": {\"deployment_strategy\": \"blue_green\"},"
          + " \"recommendations\": {\"image_tag\": \"0a1b2c3d\"}}";

  @Test
  void the_old_tasks_stay_until_the_new_ones_answer() {
    assertThat(microservices("prod").resources("aws_ecs_service"))
        .hasSize(12)
        .allSatisfy(
            service -> {
              assertThat(service.number("deployment_minimum_healthy_percent")).hasValue(100);
              assertThat(service.number("deployment_maximum_percent")).hasValue(200);
              assertThat(service.block("deployment_circuit_breaker").isTrue("enable")).isTrue();
              assertThat(service.block("deployment_circuit_breaker").isTrue("rollback")).isTrue();
              assertThat(service.text("availability_zone_rebalancing")).hasValue("ENABLED");
              assertThat(service.text("propagate_tags")).hasValue("SERVICE");
            });
  }

  @Test
  void tasks_have_no_public_address() {
    assertThat(microservices("prod").resources("aws_ecs_service"))
        .extracting(service -> service.block("network_configuration"))
        .allSatisfy(
            network -> {
              assertThat(network.isFalse("assign_public_ip")).isTrue();
              assertThat(network.texts("subnets"))
                  .hasSize(3)
                  .allMatch(subnet -> subnet.startsWith("${aws_subnet.private_"));
              assertThat(network.texts("security_groups")).hasSize(3);
            });
  }

  @ParameterizedTest
  @CsvSource({"develop, orders, 1", "prod, orders, 3", "prod, storefront, 4"})
  void a_service_begins_with_the_tasks_of_the_settings(
      String environment, String service, int tasks) {
    var made = microservices(environment).resource("aws_ecs_service." + service);

    assertThat(made.text("name")).hasValue(service + "-" + environment);
    assertThat(made.number("desired_count")).hasValue(tasks);
  }

  @ParameterizedTest
  @CsvSource({"prod, FARGATE:100:1", "qa, FARGATE:70:1 FARGATE_SPOT:30:0"})
  void the_first_task_never_runs_on_spare_capacity(String environment, String shares) {
    var service = microservices(environment).resource("aws_ecs_service.orders");

    assertThat(service.text("launch_type")).isEmpty();
    assertThat(service.blocks("capacity_provider_strategy"))
        .extracting(
            share ->
                "%s:%d:%d"
                    .formatted(
                        share.text("capacity_provider").orElseThrow(),
                        share.number("weight").orElseThrow(),
                        share.number("base").orElseThrow()))
        .containsExactlyInAnyOrder(shares.split(" "));
  }

  /** A first deployment that fails for want of any of these is not tried again. */
  @Test
  void the_first_task_waits_for_all_that_it_needs() {
    assertThat(microservices("prod").resource("aws_ecs_service.orders").texts("depends_on"))
        .contains(
            "aws_ecs_cluster_capacity_providers.main",
            "aws_iam_role_policy.orders_execution",
            "aws_iam_role_policy.orders_task",
            "aws_ecr_repository_policy.orders",
            "aws_secretsmanager_secret_version.orders",
            "aws_route.private_internet",
            "aws_lb_listener_rule.orders");
  }

  @Test
  void the_pipeline_owns_what_runs() {
    assertThat(ignored(microservices("prod").resource("aws_ecs_service.orders")))
        .containsExactlyInAnyOrder("desired_count", "task_definition");
  }

  @Test
  void terraform_owns_what_runs_where_the_catalogue_says_so() {
    assertThat(ignored(microservices("prod").resource("aws_ecs_service.recommendations")))
        .containsExactly("desired_count");
  }

  @Test
  void alarms_bring_the_old_version_back() {
    Block alarms = microservices("prod").resource("aws_ecs_service.orders").block("alarms");

    assertThat(alarms.isTrue("enable")).isTrue();
    assertThat(alarms.isTrue("rollback")).isTrue();
    assertThat(alarms.texts("alarm_names"))
        .contains("${aws_cloudwatch_metric_alarm.orders_high_5xx.alarm_name}");
  }

  @Test
  void with_blue_green_codedeploy_owns_what_runs_and_where_requests_go() {
    var service = microservices("prod", BLUE_GREEN).resource("aws_ecs_service.orders");

    assertThat(service.block("deployment_controller").text("type")).hasValue("CODE_DEPLOY");
    assertThat(ignored(service))
        .containsExactlyInAnyOrder("desired_count", "load_balancer", "task_definition");
    assertThat(service.blocks("deployment_circuit_breaker")).isEmpty();
    assertThat(service.blocks("alarms")).isEmpty();
  }

  private static List<String> ignored(Block service) {
    return service.block("lifecycle").texts("ignore_changes");
  }
}
