package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmsTest {
  private static final String ALARM = "aws_cloudwatch_metric_alarm";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "high_cpu | AWS/EC2 CPUUtilization aws_autoscaling_group.app | above | 40",
        "low_cpu | AWS/EC2 CPUUtilization aws_autoscaling_group.app | below | 30",
        "high_memory | Ollama mem_used_percent aws_autoscaling_group.app | above | 80",
        "alb_unhealthy_targets | AWS/ApplicationELB UnHealthyHostCount aws_lb.main "
            + "aws_lb_target_group.app | above | 0",
        "alb_high_5xx | AWS/ApplicationELB HTTPCode_Target_5XX_Count aws_lb.main | above | 10",
        "alb_high_5xx | AWS/ApplicationELB HTTPCode_ELB_5XX_Count aws_lb.main | above | 10",
        "dynamodb_throttling | AWS/DynamoDB ReadThrottleEvents aws_dynamodb_table.main | "
            + "above | 0",
        "dynamodb_throttling | AWS/DynamoDB WriteThrottleEvents aws_dynamodb_table.main | "
            + "above | 0",
        "s3_upload_failures | AWS/S3 4xxErrors aws_s3_bucket.storage | above | 5",
        "s3_upload_failures | AWS/S3 5xxErrors aws_s3_bucket.storage | above | 5",
        "cloudfront_low_cache_hit_ratio | AWS/CloudFront CacheHitRate "
            + "aws_cloudfront_distribution.storage | below | 50",
        "cloudfront_high_error_rate | AWS/CloudFront TotalErrorRate "
            + "aws_cloudfront_distribution.storage | above | 5",
        "billing | AWS/Billing EstimatedCharges | above | 1200",
      })
  void production_is_watched(String name, String metric, String side, int threshold) {
    Resource alarm = ollama("production").resource(ALARM + "." + name);
    String comparison = side.equals("above") ? "GreaterThanThreshold" : "LessThanThreshold";

    assertThat(measured(alarm)).contains(metric);
    assertThat(alarm.text("comparison_operator")).hasValue(comparison);
    assertThat(alarm.number("threshold")).hasValue(threshold);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void every_alarm_tells_a_topic_of_its_region_what_to_do(String environment) {
    var document = ollama(environment);

    assertThat(document.resources(ALARM))
        .hasSize(10)
        .allSatisfy(
            alarm -> {
              assertThat(topics(document, alarm, "alarm_actions")).hasSize(1);
              assertThat(topics(document, alarm, "ok_actions")).hasSize(1);
              assertThat(alarm.text("alarm_description").orElse("")).hasSizeGreaterThan(40);
              assertThat(alarm.text("treat_missing_data")).hasValue("notBreaching");
              assertThat(alarm.number("datapoints_to_alarm"))
                  .isEqualTo(alarm.number("evaluation_periods"));
            });
  }

  /** The metrics of CloudFront and of the bill are in us-east-1 only. */
  @Test
  void alarms_of_what_is_global_live_where_aws_measures_it() {
    var document =
        ollama(
            "dev",
            "region=eu-west-1",
            "state_region=eu-west-1",
            "availability_zones=[\"eu-west-1a\",\"eu-west-1b\"]");
    List<String> elsewhere =
        document.resources(ALARM).stream()
            .filter(alarm -> alarm.text("provider").isPresent())
            .map(Resource::name)
            .toList();
    Block main = document.providers("aws").get(0);
    Block global =
        document.providers("aws").stream()
            .filter(it -> it.text("alias").orElse("").equals("us_east_1"))
            .findFirst()
            .orElseThrow();

    assertThat(elsewhere)
        .containsExactlyInAnyOrder(
            "billing", "cloudfront_high_error_rate", "cloudfront_low_cache_hit_ratio");
    assertThat(main.text("region")).hasValue("eu-west-1");
    assertThat(global.text("region")).hasValue("us-east-1");
    assertThat(document.resource("aws_sns_topic.global_alerts").text("provider"))
        .hasValue("aws.us_east_1");
    assertThat(document.resource("aws_kms_key.global_alerts").text("provider"))
        .hasValue("aws.us_east_1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "global_alerts"})
  void everybody_is_told_by_both_topics(String topic) {
    var document = ollama("production", "alarm_emails=[\"a@example.com\",\"b@example.com\"]");

    assertThat(document.resources("aws_sns_topic_subscription"))
        .filteredOn(
            it -> it.references("topic_arn").get(0).address().equals("aws_sns_topic." + topic))
        .allMatch(it -> it.text("protocol").orElse("").equals("email"))
        .extracting(it -> it.text("endpoint").orElse(""))
        .containsExactlyInAnyOrder("a@example.com", "b@example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "alerts,        cloudwatch.amazonaws.com",
    "alerts,        events.amazonaws.com",
    "global_alerts, cloudwatch.amazonaws.com",
    "global_alerts, budgets.amazonaws.com",
  })
  void a_topic_takes_messages_of_the_service(String topic, String service) {
    assertThat(statements(ollama("production"), topic))
        .filteredOn(it -> it.text("Effect").orElse("").equals("Allow"))
        .filteredOn(it -> it.block("Principal").texts("Service").contains(service))
        .flatExtracting(it -> it.texts("Action"))
        .containsExactly("sns:Publish");
  }

  @ParameterizedTest
  @ValueSource(strings = {"alerts", "global_alerts"})
  void a_topic_takes_messages_of_nobody_else(String topic) {
    assertThat(statements(ollama("production"), topic))
        .filteredOn(it -> it.text("Effect").orElse("").equals("Allow"))
        .isNotEmpty()
        .allMatch(it -> it.block("Principal").texts("AWS").isEmpty())
        .noneMatch(it -> it.texts("Principal").contains("*"));
  }

  @ParameterizedTest
  @CsvSource({"production, 1200", "staging, 500", "dev, 100"})
  void the_budget_warns_before_and_foretells_after(String environment, int dollars) {
    Resource budget = ollama(environment).resource("aws_budgets_budget.monthly");

    assertThat(budget.number("limit_amount")).hasValue(dollars);
    assertThat(budget.text("limit_unit")).hasValue("USD");
    assertThat(budget.text("time_unit")).hasValue("MONTHLY");
    assertThat(budget.blocks("notification"))
        .extracting(
            it -> it.text("notification_type").orElse("") + " " + it.value("threshold").asInt())
        .containsExactlyInAnyOrder("ACTUAL 80", "FORECASTED 100");
    assertThat(budget.blocks("notification"))
        .allSatisfy(
            it ->
                assertThat(it.references("subscriber_sns_topic_arns"))
                    .containsExactly(new Reference("aws_sns_topic.global_alerts", "arn")));
    assertThat(budget.blocks("notification"))
        .allMatch(it -> it.text("comparison_operator").orElse("").equals("GREATER_THAN"))
        .allMatch(it -> it.text("threshold_type").orElse("").equals("PERCENTAGE"));
    assertThat(budget.block("cost_filter").texts("values"))
        .containsExactly("user:Environment$" + environment);
  }

  @Test
  void thresholds_come_from_the_settings() {
    var document =
        ollama(
            "production",
            "high_memory_percent=91",
            "high_5xx_count=7",
            "low_cache_hit_percent=61",
            "high_cdn_error_percent=3",
            "monthly_budget_usd=999");

    assertThat(
            Stream.of(
                    "high_memory",
                    "alb_high_5xx",
                    "cloudfront_low_cache_hit_ratio",
                    "cloudfront_high_error_rate",
                    "billing")
                .map(name -> document.resource(ALARM + "." + name).number("threshold").orElse(-1)))
        .containsExactly(91, 7, 61, 3, 999);
  }

  @ParameterizedTest
  @CsvSource({"30", "90"})
  void logs_are_kept_for_the_days_that_are_set(int days) {
    var groups =
        ollama("production", "log_retention_days=" + days).resources("aws_cloudwatch_log_group");

    assertThat(groups)
        .extracting(Resource::name)
        .contains("ollama_app", "ollama_service", "flow_log");
    assertThat(groups).allMatch(group -> group.number("retention_in_days").orElse(0) == days);
  }

  /** What an alarm looks at, and whose: one metric, or the parts of a sum. */
  private static List<String> measured(Resource alarm) {
    return Stream.concat(
            Stream.of(alarm),
            alarm.blocks("metric_query").stream().flatMap(it -> it.blocks("metric").stream()))
        .filter(metric -> metric.text("metric_name").isPresent())
        .map(
            metric ->
                Stream.of(
                        metric.text("namespace").stream(),
                        metric.text("metric_name").stream(),
                        metric.references("dimensions").stream().map(Reference::address))
                    .flatMap(words -> words)
                    .collect(joining(" ")))
        .toList();
  }

  /** The topics among the actions of an alarm that live in the alarm's own region. */
  private static List<Resource> topics(
      TerraformDocument document, Resource alarm, String argument) {
    return alarm.references(argument).stream()
        .map(reference -> document.resource(reference.address()))
        .filter(resource -> resource.type().equals("aws_sns_topic"))
        .filter(topic -> topic.text("provider").equals(alarm.text("provider")))
        .toList();
  }

  private static List<Block> statements(TerraformDocument document, String topic) {
    return document
        .decoded(document.resource("aws_sns_topic_policy." + topic), "policy")
        .orElseThrow()
        .blocks("Statement");
  }
}
