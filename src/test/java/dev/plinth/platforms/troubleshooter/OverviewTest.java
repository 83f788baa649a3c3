package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewTest {
  private static final TerraformDocument MVP = troubleshooter();
  private static final Pattern ID = Pattern.compile("\\b[a-z][A-Za-z0-9_]*\\b");

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "API: time to answer (ms)         | AWS/ApiGateway Latency p50",
        "API: time to answer (ms)         | AWS/ApiGateway Latency p95",
        "API: time to answer (ms)         | AWS/ApiGateway Latency p99",
        "Service: time to answer (s)      | AWS/ApplicationELB TargetResponseTime p50",
        "Service: time to answer (s)      | AWS/ApplicationELB TargetResponseTime p95",
        "Service: time to answer (s)      | AWS/ApplicationELB TargetResponseTime p99",
        "Requests                         | AWS/ApiGateway Count Sum",
        "API: errors                      | AWS/ApiGateway 4XXError Sum",
        "API: errors                      | AWS/ApiGateway 5XXError Sum",
        "API: errors of all requests (%)  | AWS/ApiGateway 4XXError Sum",
        "API: errors of all requests (%)  | AWS/ApiGateway 5XXError Sum",
        "Tasks: desired and running       | ECS/ContainerInsights DesiredTaskCount Average",
        "Tasks: desired and running       | ECS/ContainerInsights RunningTaskCount Average",
        "What a request costs (USD)       | ECS/ContainerInsights RunningTaskCount Average",
        "What a request costs (USD)       | AWS/ApiGateway Count Sum",
        "Tables: read units               | AWS/DynamoDB ConsumedReadCapacityUnits Sum",
        "Tables: write units              | AWS/DynamoDB ConsumedWriteCapacityUnits Sum",
        "Tables: throttled requests       | AWS/DynamoDB ReadThrottleEvents Sum",
        "Cache: hits (%)                  | Troubleshooter/Cache CacheHits Sum",
        "Cache: hits (%)                  | Troubleshooter/Cache CacheMisses Sum",
        "Models: asked                    | AWS/Bedrock Invocations Sum",
        "Models: time to answer, p95 (ms) | AWS/Bedrock InvocationLatency p95",
        "Models: not answered             | AWS/Bedrock InvocationThrottles Sum",
      })
  void the_dashboard_shows(String title, String metric) {
    assertThat(metrics(widget(MVP, title))).contains(metric);
  }

  @Test
  void a_request_costs_its_share_of_the_tasks_and_the_price_of_the_gateway() {
    assertThat(expressions(widget(MVP, "What a request costs (USD)")))
        .containsExactly(
            "(tasks * PERIOD(requests) / 3600 * 0.0494 + requests * 3.50 / 1000000) / requests");
  }

  @Test
  void functions_add_their_time_to_the_cost_by_their_memory() throws IOException {
    TerraformDocument document =
        new FunctionsCatalogue(root)
            .synthesize(
                FunctionsCatalogue.of(
                    FunctionsCatalogue.function("search", 512),
                    FunctionsCatalogue.function("report", 1024)));

    assertThat(expressions(widget(document, "What a request costs (USD)")).get(0))
        .contains("FILL(milliseconds1, 0) / 1000 * 512 / 1024")
        .contains("FILL(milliseconds2, 0) / 1000 * 1024 / 1024")
        .contains(" * 16.6667 / 1000000");
    assertThat(metrics(widget(document, "What a request costs (USD)")))
        .contains("AWS/Lambda Duration Sum");
    assertThat(metrics(widget(document, "Functions: errors and throttles")))
        .contains("AWS/Lambda Errors Sum", "AWS/Lambda Throttles Sum");
  }

  /** CloudWatch draws nothing of a graph whose expression misses one of its metrics. */
  @Test
  void every_expression_finds_its_metrics_and_no_two_lines_have_one_id() {
    assertThat(widgets(MVP))
        .allSatisfy(
            widget -> {
              List<String> ids = texts(widget, "id");
              assertThat(ids).doesNotHaveDuplicates();
              assertThat(expressions(widget))
                  .filteredOn(expression -> !expression.startsWith("SEARCH"))
                  .allSatisfy(
                      expression ->
                          assertThat(ids)
                              .containsAll(
                                  ID.matcher(expression)
                                      .results()
                                      .map(MatchResult::group)
                                      .toList()));
            });
  }

  @Test
  void the_limits_of_the_alarms_are_drawn() {
    assertThat(
            widget(MVP, "API: time to answer (ms)")
                .block("properties")
                .block("annotations")
                .value("horizontal")
                .toString())
        .isEqualTo("[{\"label\":\"Alarm of p95\",\"value\":1000}]");
  }

  @Test
  void the_board_shows_every_alarm_of_the_region() {
    var shown = new ArrayList<String>();
    widget(MVP, "Is anything wrong?")
        .block("properties")
        .value("alarms")
        .forEach(arn -> shown.add(arn.asText().replaceFirst(".*:", "")));

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            MVP.resources("aws_cloudwatch_metric_alarm").stream()
                .filter(alarm -> alarm.text("provider").isEmpty())
                .map(alarm -> alarm.text("alarm_name").orElseThrow())
                .toList());
  }

  @Test
  void tables_of_requests_ask_the_log_of_the_stage_for_what_it_logs() {
    String logged = MVP.locals().value("main_api_request_log").toString();

    assertThat(widgets(MVP))
        .filteredOn(widget -> widget.text("type").orElse("").equals("log"))
        .extracting(widget -> widget.block("properties").text("query").orElse(""))
        .hasSize(4)
        .filteredOn(query -> query.startsWith("SOURCE '/aws/apigateway/troubleshooter-api-mvp'"))
        .hasSize(3);
    assertThat(logged)
        .contains("apiKeyId", "sourceIp", "responseLatency", "integrationLatency", "resourcePath")
        .contains("integrationStatus", "integrationError", "errorResponseType", "httpMethod");
  }

  @Test
  void what_is_global_is_asked_in_us_east_1_and_the_rest_at_home() {
    assertThat(widgets(MVP))
        .filteredOn(widget -> widget.text("type").orElse("").equals("metric"))
        .allSatisfy(
            widget -> {
              boolean global =
                  metrics(widget).stream()
                      .anyMatch(it -> it.matches("AWS/(CloudFront|Billing) .*"));
              assertThat(widget.block("properties").text("region"))
                  .hasValue(global ? "us-east-1" : "us-west-2");
            });
  }

  @Test
  void people_find_the_dashboard_by_the_output() {
    Resource dashboard = MVP.resource("aws_cloudwatch_dashboard.main");

    assertThat(MVP.outputs().get("dashboard_url").text("value"))
        .hasValue(
            "https://us-west-2.console.aws.amazon.com/cloudwatch/home?region=us-west-2"
                + "#dashboards:name="
                + dashboard.text("dashboard_name").orElseThrow());
  }

  @Test
  void shows_what_waf_blocks_only_where_it_looks() {
    assertThat(expressions(widget(MVP, "WAF: blocked, by rule")).get(0))
        .contains("WebACL=\"troubleshooter-api-mvp\"");
    assertThat(widgets(troubleshooter("waf_enabled=false")))
        .noneMatch(widget -> title(widget).startsWith("WAF"));
  }

  private static List<Block> widgets(TerraformDocument document) {
    return document
        .decoded(document.resource("aws_cloudwatch_dashboard.main"), "dashboard_body")
        .orElseThrow()
        .blocks("widgets");
  }

  private static Block widget(TerraformDocument document, String title) {
    return widgets(document).stream()
        .filter(widget -> title(widget).equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no widget " + title));
  }

  private static String title(Block widget) {
    return widget.block("properties").text("title").orElse("");
  }

  /** Namespace, name and statistic of each. */
  private static List<String> metrics(Block widget) {
    return lines(widget).stream()
        .filter(line -> line.size() > 1)
        .map(
            line ->
                "%s %s %s"
                    .formatted(
                        line.path(0).asText(),
                        line.path(1).asText(),
                        line.path(line.size() - 1).path("stat").asText()))
        .toList();
  }

  private static List<String> expressions(Block widget) {
    return texts(widget, "expression");
  }

  private static List<String> texts(Block widget, String key) {
    return lines(widget).stream()
        .map(line -> line.path(line.size() - 1))
        .filter(last -> last.has(key))
        .map(last -> last.path(key).asText())
        .toList();
  }

  private static List<JsonNode> lines(Block widget) {
    JsonNode metrics = widget.block("properties").value("metrics");
    return StreamSupport.stream(metrics.spliterator(), false).toList();
  }
}
