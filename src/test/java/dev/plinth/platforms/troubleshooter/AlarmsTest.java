package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmsTest {
  private static final TerraformDocument MVP = troubleshooter();

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "slow_answers    | Latency",
        "high_5xx        | 5XXError Count",
        "task_difference | DeploymentCount DesiredTaskCount RunningTaskCount",
        "unhealthy_tasks | UnHealthyHostCount",
        "table_throttles | ReadThrottleEvents WriteThrottleEvents",
        "table_errors    | SystemErrors",
        "model_amazon_titan_embed_text_v2_0 | InvocationThrottles InvocationClientErrors"
            + " InvocationServerErrors Invocations",
        "frontend_errors | 5xxErrorRate",
        "billing         | EstimatedCharges",
      })
  void the_platform_is_watched(String alarm, String metrics) {
    assertThat(measured(alarm(alarm)).flatMap(it -> it.text("metric_name").stream()).distinct())
        .containsExactly(metrics.split(" "));
  }

  @Test
  void one_of_twenty_callers_waits_too_long_for_five_minutes() {
    Resource alarm = alarm("slow_answers");

    assertThat(alarm.text("extended_statistic")).hasValue("p95");
    assertThat(alarm.number("period")).hasValue(300);
    assertThat(alarm.number("evaluation_periods")).hasValue(1);
    assertThat(alarm.text("comparison_operator")).hasValue("GreaterThanThreshold");
    assertThat(alarm.number("threshold")).hasValue(1000);
    assertThat(threshold("slow_answers", "latency_p95_milliseconds=750")).hasValue(750);
  }

  @Test
  void five_percent_of_the_requests_fail_for_five_minutes_and_none_do_not_count() {
    Resource alarm = alarm("high_5xx");

    assertThat(alarm.blocks("metric_query").get(0).text("expression"))
        .hasValue("IF((FILL(whole1, 0)) > 0, 100 * (FILL(part1, 0)) / (FILL(whole1, 0)), 0)");
    assertThat(measured(alarm)).allMatch(it -> it.number("period").orElse(0) == 300);
    assertThat(alarm.number("threshold")).hasValue(5);
    assertThat(threshold("high_5xx", "high_5xx_percent=7")).hasValue(7);
    assertThat(alarm.text("treat_missing_data")).hasValue("notBreaching");
  }

  /** Three values of a minute each: two say nothing about more than two minutes. */
  @Test
  void tasks_differ_from_the_desired_ones_for_more_than_two_minutes() {
    Resource alarm = alarm("task_difference");

    assertThat(measured(alarm)).allMatch(it -> it.number("period").orElse(0) == 60);
    assertThat(alarm.number("evaluation_periods")).hasValue(3);
    assertThat(alarm.number("datapoints_to_alarm")).hasValue(3);
    assertThat(alarm.number("threshold")).hasValue(0);
    assertThat(alarm.text("treat_missing_data")).hasValue("breaching");
  }

  /** So that no alarm of a misspelt name waits for data that never come. */
  @Test
  void alarms_name_what_the_platform_makes() {
    Block api = measured(alarm("slow_answers")).findFirst().orElseThrow().block("dimensions");
    Block service = measured(alarm("task_difference")).toList().get(1).block("dimensions");

    assertThat(api.text("ApiName"))
        .isEqualTo(MVP.resource("aws_api_gateway_rest_api.main").text("name"));
    assertThat(api.text("Stage"))
        .isEqualTo(MVP.resource("aws_api_gateway_stage.main").text("stage_name"));
    assertThat(service.text("ClusterName"))
        .isEqualTo(MVP.resources("aws_ecs_cluster").get(0).text("name"));
    assertThat(service.text("ServiceName"))
        .isEqualTo(MVP.resources("aws_ecs_service").get(0).text("name"));
    assertThat(
            Stream.of("table_throttles", "table_errors")
                .flatMap(alarm -> measured(alarm(alarm)))
                .map(it -> it.block("dimensions").text("TableName"))
                .distinct())
        .containsExactlyInAnyOrder(
            MVP.resource("aws_dynamodb_table.sessions").text("name"),
            MVP.resource("aws_dynamodb_table.budgets").text("name"));
  }

  @Test
  void every_model_that_may_be_asked_is_watched() {
    assertThat(MVP.resources("aws_cloudwatch_metric_alarm"))
        .flatExtracting(alarm -> measured(alarm).toList())
        .flatExtracting(it -> it.block("dimensions").text("ModelId").stream().toList())
        .containsOnly("amazon.titan-embed-text-v2:0", "us.anthropic.claude-sonnet-4-6");
  }

  @Test
  void every_function_is_watched_and_its_refusals_count_as_asked() throws IOException {
    Resource alarm =
        new FunctionsCatalogue(root)
            .synthesize(FunctionsCatalogue.of(FunctionsCatalogue.function("search", 512)))
            .resource("aws_cloudwatch_metric_alarm.function_search");

    assertThat(measured(alarm))
        .extracting(it -> it.text("metric_name").orElse(""))
        .containsExactly("Errors", "Throttles", "Invocations", "Throttles");
    assertThat(measured(alarm))
        .extracting(it -> it.block("dimensions").text("FunctionName").orElse(""))
        .containsOnly("troubleshooter-search-mvp");
  }

  /** Those of us-east-1 are made there, where their metrics and their topic are. */
  @Test
  void every_alarm_says_what_to_do_and_tells_its_topic_when_it_goes_and_when_it_comes() {
    assertThat(MVP.resources("aws_cloudwatch_metric_alarm"))
        .hasSizeGreaterThanOrEqualTo(9)
        .allSatisfy(
            alarm -> {
              boolean global = List.of("billing", "frontend_errors").contains(alarm.name());
              var topic =
                  new Reference("aws_sns_topic." + (global ? "global_alerts" : "alerts"), "arn");
              assertThat(alarm.text("provider").isPresent()).isEqualTo(global);
              assertThat(alarm.references("alarm_actions")).containsExactly(topic);
              assertThat(alarm.references("ok_actions")).containsExactly(topic);
              assertThat(alarm.text("alarm_description").orElse("")).containsIgnoringCase("look");
              assertThat(measured(alarm).count()).as("metrics").isBetween(1L, 10L);
            });
  }

  private static Resource alarm(String name) {
    return MVP.resource("aws_cloudwatch_metric_alarm." + name);
  }

  private static OptionalInt threshold(String alarm, String override) {
    return troubleshooter(override)
        .resource("aws_cloudwatch_metric_alarm." + alarm)
        .number("threshold");
  }

  /** The alarm itself where it watches one metric, else each metric that it is computed of. */
  private static Stream<Block> measured(Resource alarm) {
    return Stream.concat(
            Stream.<Block>of(alarm),
            alarm.blocks("metric_query").stream().flatMap(it -> it.blocks("metric").stream()))
        .filter(it -> it.text("metric_name").isPresent());
  }
}
