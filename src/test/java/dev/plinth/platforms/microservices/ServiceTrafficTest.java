package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceTrafficTest {
  private static final String BLUE_GREEN =
      "service_settings={\"orders\": {\"deployment_strategy\": \"blue_green\"},"
          + " \"recommendations\": {\"image_tag\": \"0a1b2c3d\"}}";

  @Test
  void requests_come_to_public_services_only() {
    var prod = microservices("prod");

    assertThat(prod.resources("aws_lb_target_group")).hasSize(7);
    assertThat(prod.resources("aws_lb_listener_rule")).hasSize(7);
    assertThat(prod.resources("aws_ecs_service"))
        .allSatisfy(
            service ->
                assertThat(service.blocks("load_balancer"))
                    .hasSize(
                        prod.find("aws_lb_listener_rule." + service.name()).isPresent() ? 1 : 0));
    assertThat(prod.resource("aws_ecs_service.pricing").number("health_check_grace_period_seconds"))
        .isEmpty();
  }

  @Test
  void targets_are_asked_for_their_health_as_the_catalogue_says() {
    Resource targets = microservices("prod").resource("aws_lb_target_group.orders_targets");
    Block health = targets.block("health_check");

    assertThat(targets.text("target_type")).hasValue("ip");
    assertThat(targets.number("port")).hasValue(3004);
    assertThat(targets.number("deregistration_delay")).hasValue(30);
    assertThat(targets.blocks("stickiness")).isEmpty();
    assertThat(health.text("path")).hasValue("/health");
    assertThat(
            List.of(
                health.number("interval"),
                health.number("timeout"),
                health.number("healthy_threshold"),
                health.number("unhealthy_threshold")))
        .extracting(number -> number.orElseThrow())
        .containsExactly(30, 5, 2, 3);
  }

  /** A listener leads to the old group until the new one is there: both must have a name. */
  @Test
  void another_port_is_another_group_beside_the_old_one() {
    Resource targets = microservices("prod").resource("aws_lb_target_group.orders_targets");

    assertThat(targets.block("lifecycle").isTrue("create_before_destroy")).isTrue();
    assertThat(targets.text("name").orElseThrow()).contains("3004").hasSizeLessThanOrEqualTo(32);
  }

  @Test
  void a_rule_has_the_hosts_and_paths_of_the_catalogue() {
    Resource rule = microservices("prod").resource("aws_lb_listener_rule.customers");
    List<Block> conditions = rule.blocks("condition");

    assertThat(rule.number("priority")).hasValue(150);
    assertThat(rule.block("action").text("target_group_arn"))
        .hasValue("${aws_lb_target_group.customers_targets.arn}");
    assertThat(conditions.get(0).block("host_header").texts("values"))
        .containsExactly("shop.example.com", "account.example.com");
    assertThat(conditions.get(1).block("path_pattern").texts("values"))
        .containsExactly("/api/customers", "/api/customers/*");
    assertThat(rule.block("lifecycle").texts("ignore_changes")).isEmpty();
  }

  @Test
  void blue_green_turns_requests_between_two_groups() {
    var document = microservices("prod", BLUE_GREEN);
    Block group = document.resource("aws_codedeploy_deployment_group.orders");
    Block pair = group.block("load_balancer_info").block("target_group_pair_info");

    assertThat(pair.blocks("target_group"))
        .extracting(targets -> targets.text("name").orElseThrow())
        .containsExactly(
            "${aws_lb_target_group.orders_targets.name}",
            "${aws_lb_target_group.orders_alternate.name}");
    assertThat(pair.block("prod_traffic_route").texts("listener_arns"))
        .containsExactly("${aws_lb_listener.https.arn}");
    assertThat(group.block("ecs_service").text("cluster_name")).hasValue("microservices-prod");
    assertThat(group.block("ecs_service").text("service_name")).hasValue("orders-prod");
    assertThat(
            document
                .resource("aws_lb_listener_rule.orders")
                .block("lifecycle")
                .texts("ignore_changes"))
        .containsExactly("action");
    assertThat(document.resources("aws_codedeploy_app")).hasSize(1);
  }

  @Test
  void blue_green_goes_back_on_failures_alarms_and_request() {
    Block group =
        microservices("prod", BLUE_GREEN).resource("aws_codedeploy_deployment_group.orders");

    assertThat(group.block("auto_rollback_configuration").texts("events"))
        .containsExactlyInAnyOrder(
            "DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST");
    assertThat(group.block("alarm_configuration").isTrue("enabled")).isTrue();
    assertThat(group.block("alarm_configuration").texts("alarms")).isNotEmpty();
  }

  @Test
  void codedeploy_may_replace_one_service_and_turn_one_listener() {
    var document = microservices("prod", BLUE_GREEN);

    assertThat(
            Policies.statement(document, "orders_deployment", "Tasks")
                .orElseThrow()
                .texts("Resource"))
        .containsExactly(
            "arn:aws:ecs:us-east-1:222222222222:service/microservices-prod/orders-prod",
            "arn:aws:ecs:us-east-1:222222222222:task-set/microservices-prod/orders-prod/*");
    assertThat(
            Policies.statement(document, "orders_deployment", "TurnTraffic")
                .orElseThrow()
                .texts("Resource"))
        .hasSize(2)
        .allMatch(listener -> listener.contains("aws_lb_listener.https.arn"));
    assertThat(
            Policies.statement(document, "orders_deployment", "HandRolesToTasks")
                .orElseThrow()
                .texts("Resource"))
        .containsExactly("${aws_iam_role.orders_execution.arn}", "${aws_iam_role.orders_task.arn}");
  }
}
