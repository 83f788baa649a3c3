package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedAlarmsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "prod | total_task_count   | critical | TaskCount",
        "prod | task_failure_rate  | critical | FailedTasks TaskCount FailedTasks",
        "prod | failed_deployments | critical | FailedDeployments",
        "prod | pipeline_failures  | critical | FailedPipelines",
        "qa   | pipeline_failures  | warning  | FailedPipelines",
        "prod | balancer_errors    | critical | HTTPCode_Target_5XX_Count HTTPCode_ELB_5XX_Count"
            + " RequestCount HTTPCode_ELB_5XX_Count",
        "prod | nat_ports_3        | warning  | ErrorPortAllocation",
      })
  void the_environment_is_watched(String environment, String name, String topic, String metrics) {
    Resource alarm = alarm(environment, name);

    assertThat(
            Stream.concat(
                    Stream.of(alarm),
                    alarm.blocks("metric_query").stream()
                        .flatMap(it -> it.blocks("metric").stream()))
                .flatMap(it -> it.text("metric_name").stream()))
        .containsExactly(metrics.split(" "));
    assertThat(topics(alarm)).containsExactly("aws_sns_topic." + topic);
  }

  /** An expression, so that a new service changes no line of it. */
  @Test
  void all_services_together_run_their_minimum() {
    Resource alarm = alarm("prod", "total_task_count");

    assertThat(alarm.text("threshold"))
        .hasValue("${sum([for service in var.services : service.autoscaling_min])}");
    assertThat(alarm.text("comparison_operator")).hasValue("LessThanThreshold");
    assertThat(alarm.text("treat_missing_data")).hasValue("breaching");
  }

  @Test
  void a_tenth_of_the_tasks_may_fail_in_five_minutes() {
    Resource alarm = alarm("prod", "task_failure_rate");

    assertThat(alarm.number("threshold")).hasValue(10);
    assertThat(alarm.blocks("metric_query"))
        .flatExtracting(it -> it.blocks("metric"))
        .allMatch(it -> it.number("period").orElse(0) == 300);
  }

  /** A request that finds no target is an error of the load balancer, and no request to it. */
  @Test
  void errors_count_as_requests_too() {
    assertThat(
            alarm("prod", "balancer_errors").blocks("metric_query").stream()
                .flatMap(it -> it.text("expression").stream()))
        .containsExactly(
            "IF((FILL(whole1, 0) + FILL(whole2, 0)) > 0, 100 * (FILL(part1, 0) + FILL(part2, 0)) /"
                + " (FILL(whole1, 0) + FILL(whole2, 0)), 0)");
    assertThat(alarm("prod", "balancer_errors").number("threshold")).hasValue(5);
  }

  @ParameterizedTest
  @CsvSource({"none, 0", "single, 1", "per_zone, 3"})
  void every_way_out_is_watched(String natGateways, int alarms) {
    assertThat(
            microservices(
                    "prod",
                    "nat_gateways=" + natGateways,
                    "interface_endpoints=[\"ecr.api\",\"ecr.dkr\",\"logs\",\"secretsmanager\","
                        + "\"kms\",\"ssmmessages\",\"sts\",\"monitoring\"]")
                .resources("aws_cloudwatch_metric_alarm"))
        .filteredOn(it -> it.name().startsWith("nat_ports"))
        .hasSize(alarms);
  }

  private static Resource alarm(String environment, String name) {
    return microservices(environment).resource("aws_cloudwatch_metric_alarm." + name);
  }

  private static List<String> topics(Resource alarm) {
    return alarm.references("alarm_actions").stream().map(Reference::address).toList();
  }
}
