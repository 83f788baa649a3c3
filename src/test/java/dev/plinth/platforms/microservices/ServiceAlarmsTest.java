package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAlarmsTest {
  private static final String ALARM = "aws_cloudwatch_metric_alarm";
  private static final List<String> OF_EVERY_SERVICE =
      List.of("high_cpu", "high_memory", "task_failures", "few_tasks");
  private static final List<String> OF_PUBLIC_SERVICES =
      List.of("slow_responses", "unhealthy_targets", "high_5xx");

  /** The document's numbers: how much for how many minutes, and who hears of it. */
  @ParameterizedTest
  @CsvSource({
    "high_cpu,          AWS/ECS CPUUtilization Average,                 above, 80, 5, warning",
    "high_memory,       AWS/ECS MemoryUtilization Average,              above, 80, 5, warning",
    "task_failures,     Microservices/prod FailedServiceTasks Sum,      above, 2,  5, critical",
    "slow_responses,    AWS/ApplicationELB TargetResponseTime Average,  above, 2,  5, warning",
    "unhealthy_targets, AWS/ApplicationELB UnHealthyHostCount Maximum,  above, 0,  5, warning",
  })
  void a_public_service_is_watched(
      String name, String metric, String side, int threshold, int minutes, String topic) {
    Resource alarm = ofOneService("public", name);

    assertThat(measured(alarm)).isEqualTo(metric);
    assertThat(alarm.text("comparison_operator"))
        .hasValue(side.equals("above") ? "GreaterThanThreshold" : "LessThanThreshold");
    assertThat(alarm.number("threshold")).hasValue(threshold);
    assertThat(alarm.number("period").orElse(0) * alarm.number("evaluation_periods").orElse(0))
        .isEqualTo(minutes * 60);
    assertThat(topics(alarm)).containsExactly("aws_sns_topic." + topic);
  }

  @Test
  void an_error_rate_is_of_all_requests_and_calls_people() {
    Resource alarm = ofOneService("public", "high_5xx");
    var metrics = alarm.blocks("metric_query").stream().flatMap(it -> it.blocks("metric").stream());

    assertThat(metrics.map(it -> it.text("metric_name").orElse("")))
        .containsExactly("HTTPCode_Target_5XX_Count", "TargetConnectionErrorCount", "RequestCount");
    assertThat(alarm.blocks("metric_query"))
        .filteredOn(it -> it.isTrue("return_data"))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.text("expression").orElse(""))
                    .isEqualTo(
                        "IF((FILL(whole1, 0)) > 0,"
                            + " 100 * (FILL(part1, 0) + FILL(part2, 0)) / (FILL(whole1, 0)), 0)"));
    assertThat(alarm.number("threshold")).hasValue(5);
    assertThat(topics(alarm)).containsExactly("aws_sns_topic.critical");
  }

  /** After each deployment the other target group gets the requests. */
  @Test
  void both_sides_of_a_blue_green_service_are_watched() {
    var document =
        microservices("prod", Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}"));

    for (String name : List.of("slow_responses", "unhealthy_targets")) {
      assertThat(groups(document.resource(ALARM + ".orders_" + name)))
          .containsExactly("aws_lb_target_group.orders_targets");
      assertThat(groups(document.resource(ALARM + ".orders_" + name + "_alternate")))
          .containsExactly("aws_lb_target_group.orders_alternate");
    }
    assertThat(
            document.resource(ALARM + ".orders_high_5xx").blocks("metric_query").stream()
                .flatMap(it -> it.blocks("metric").stream())
                .map(it -> it.text("metric_name").orElse("") + " " + groups(it).get(0)))
        .containsExactly(
            "HTTPCode_Target_5XX_Count aws_lb_target_group.orders_targets",
            "TargetConnectionErrorCount aws_lb_target_group.orders_targets",
            "HTTPCode_Target_5XX_Count aws_lb_target_group.orders_alternate",
            "TargetConnectionErrorCount aws_lb_target_group.orders_alternate",
            "RequestCount aws_lb_target_group.orders_targets",
            "RequestCount aws_lb_target_group.orders_alternate");
  }

  @Test
  void deployments_are_rolled_back_by_failed_tasks_and_by_errors() {
    assertThat(microservices("prod").resource("aws_ecs_service.orders").references("alarms"))
        .containsExactly(
            new Reference(ALARM + ".orders_task_failures", "alarm_name"),
            new Reference(ALARM + ".orders_high_5xx", "alarm_name"));
  }

  /**
   * CodeDeploy begins nothing while an alarm is on, and a service without an image has failures.
   */
  @Test
  void failed_tasks_of_the_version_before_keep_no_blue_green_deployment_out() {
    var document =
        microservices("prod", Overrides.of("orders", "{\"deployment_strategy\": \"blue_green\"}"));

    assertThat(
            document
                .resource("aws_codedeploy_deployment_group.orders")
                .block("alarm_configuration")
                .references("alarms"))
        .containsExactly(new Reference(ALARM + ".orders_high_5xx", "alarm_name"));
  }

  @Test
  void silence_is_good_but_for_the_number_of_tasks() {
    assertThat(microservices("prod").resources(ALARM))
        .filteredOn(it -> it.text("treat_missing_data").orElse("").equals("breaching"))
        .allMatch(it -> it.name().endsWith("few_tasks") || it.name().equals("total_task_count"))
        .hasSize(services("prod").size() + 1);
  }

  /** There are no metrics of tasks that sleep. */
  @Test
  void where_tasks_sleep_silence_is_sleep() {
    assertThat(microservices("develop").resources(ALARM))
        .isNotEmpty()
        .noneMatch(it -> it.text("treat_missing_data").orElse("").equals("breaching"));
  }

  @Test
  void a_service_may_not_run_fewer_tasks_than_its_minimum() {
    for (var service : services("prod").entrySet()) {
      Resource alarm =
          microservices("prod").resource(ALARM + "." + service.getKey() + "_few_tasks");

      assertThat(measured(alarm)).isEqualTo("ECS/ContainerInsights RunningTaskCount Maximum");
      assertThat(alarm.text("comparison_operator")).hasValue("LessThanThreshold");
      assertThat(alarm.number("threshold"))
          .hasValue(service.getValue().path("autoscaling_min").asInt());
      assertThat(topics(alarm)).containsExactly("aws_sns_topic.critical");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "qa", "develop"})
  void every_service_has_its_alarms_and_only_public_ones_those_of_requests(String environment) {
    var document = microservices(environment);

    services(environment)
        .forEach(
            (service, settings) -> {
              assertThat(OF_EVERY_SERVICE)
                  .allSatisfy(it -> document.resource(ALARM + "." + service + "_" + it));
              assertThat(OF_PUBLIC_SERVICES)
                  .allSatisfy(
                      it ->
                          assertThat(document.find(ALARM + "." + service + "_" + it).isPresent())
                              .isEqualTo(isPublic(settings)));
            });
  }

  @Test
  void alarms_know_their_service_by_name_and_can_be_there_before_it() {
    assertThat(microservices("qa").resources(ALARM))
        .filteredOn(it -> it.value("dimensions").has("ServiceName"))
        .isNotEmpty()
        .allSatisfy(
            it -> {
              assertThat(it.value("dimensions").path("ClusterName").asText())
                  .isEqualTo("microservices-qa");
              assertThat(it.value("dimensions").path("ServiceName").asText()).endsWith("-qa");
            });
  }

  @Test
  void failures_are_counted_for_the_group_that_the_events_name() {
    assertThat(
            microservices("qa")
                .resource(ALARM + "." + some("qa", "public") + "_task_failures")
                .value("dimensions")
                .path("Service")
                .asText())
        .isEqualTo("service:" + some("qa", "public").replace('_', '-') + "-qa");
  }

  @Test
  void thresholds_come_from_the_settings() {
    var document =
        microservices(
            "qa",
            "high_cpu_percent=61",
            "high_memory_percent=62",
            "task_failures=3",
            "slow_response_seconds=4",
            "high_5xx_percent=6");
    String service = ALARM + "." + some("qa", "public") + "_";

    assertThat(
            Stream.of("high_cpu", "high_memory", "task_failures", "slow_responses", "high_5xx")
                .map(it -> document.resource(service + it).number("threshold").orElse(-1)))
        .containsExactly(61, 62, 3, 4, 6);
  }

  @Test
  void every_alarm_says_what_to_look_at() {
    assertThat(microservices("prod").resources(ALARM))
        .allSatisfy(
            it -> {
              assertThat(it.text("alarm_description").orElse("")).hasSizeBetween(60, 1024);
              assertThat(it.texts("ok_actions")).isEqualTo(it.texts("alarm_actions"));
              assertThat(it.number("datapoints_to_alarm"))
                  .isEqualTo(it.number("evaluation_periods"));
            });
  }

  /** What the settings say of each service, by the name that its addresses begin with. */
  private static Map<String, JsonNode> services(String environment) {
    var services = new TreeMap<String, JsonNode>();
    microservices(environment)
        .variables()
        .get("services")
        .value("default")
        .properties()
        .forEach(it -> services.put(it.getKey().replace('-', '_'), it.getValue()));
    return services;
  }

  private static Resource ofOneService(String type, String alarm) {
    return microservices("prod").resource(ALARM + "." + some("prod", type) + "_" + alarm);
  }

  private static String some(String environment, String type) {
    return services(environment).entrySet().stream()
        .filter(it -> isPublic(it.getValue()) == type.equals("public"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPublic(JsonNode service) {
    return service.path("service_type").asText().equals("public");
  }

  private static String measured(Resource alarm) {
    return Stream.of("namespace", "metric_name", "statistic")
        .map(it -> alarm.text(it).orElse("none"))
        .reduce((first, second) -> first + " " + second)
        .orElseThrow();
  }

  private static List<String> groups(Block measured) {
    return measured.references("dimensions").stream()
        .map(Reference::address)
        .filter(address -> address.startsWith("aws_lb_target_group."))
        .toList();
  }

  private static List<String> topics(Resource alarm) {
    return alarm.references("alarm_actions").stream().map(Reference::address).toList();
  }
}
