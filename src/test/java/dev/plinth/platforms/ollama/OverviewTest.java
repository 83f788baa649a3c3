package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.terraform.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverviewTest {
  private final List<Block> widgets = widgets("production");

  @ParameterizedTest
  @CsvSource({
    "AWS/EC2,            CPUUtilization",
    "Ollama,             mem_used_percent",
    "Ollama,             disk_used_percent",
    "AWS/EC2,            NetworkIn",
    "AWS/EC2,            NetworkOut",
    "AWS/ApplicationELB, RequestCount",
    "AWS/ApplicationELB, TargetResponseTime",
    "AWS/ApplicationELB, HTTPCode_Target_4XX_Count",
    "AWS/ApplicationELB, HTTPCode_Target_5XX_Count",
    "AWS/ApplicationELB, HTTPCode_ELB_5XX_Count",
    "AWS/ApplicationELB, HealthyHostCount",
    "AWS/AutoScaling,    GroupInServiceInstances",
    "AWS/AutoScaling,    GroupDesiredCapacity",
    "AWS/AutoScaling,    GroupPendingInstances",
    "AWS/DynamoDB,       ConsumedReadCapacityUnits",
    "AWS/DynamoDB,       ConsumedWriteCapacityUnits",
    "AWS/DynamoDB,       ReadThrottleEvents",
    "AWS/DynamoDB,       WriteThrottleEvents",
    "AWS/S3,             AllRequests",
    "AWS/S3,             4xxErrors",
    "AWS/S3,             5xxErrors",
    "AWS/S3,             BucketSizeBytes",
    "AWS/CloudFront,     Requests",
    "AWS/CloudFront,     CacheHitRate",
    "AWS/CloudFront,     4xxErrorRate",
    "AWS/CloudFront,     5xxErrorRate",
    "Ollama,             InferenceLatency",
    "Ollama,             ModelLoadTime",
  })
  void the_dashboard_shows(String namespace, String metric) {
    assertThat(widgets)
        .anyMatch(widget -> metrics(widget).contains("%s %s".formatted(namespace, metric)));
  }

  /** A metric that nobody publishes is an empty graph: the instances' scripts send these. */
  @Test
  void the_instances_send_the_metrics_of_their_own() {
    String script = String.join("\n", ollama("production").locals().texts("user_data"));

    assertThat(widgets)
        .flatExtracting(OverviewTest::metrics)
        .filteredOn(metric -> metric.startsWith("Ollama "))
        .isNotEmpty()
        .allMatch(metric -> script.contains(metric.replaceFirst("Ollama (mem_|disk_|swap_)?", "")));
  }

  /** A dimension that is not a reference would be of another environment, or of nothing. */
  @Test
  void every_graph_is_of_this_platform() {
    assertThat(widgets)
        .allSatisfy(
            widget -> {
              assertThat(widget.text("type")).hasValue("metric");
              assertThat(widget.block("properties").number("period")).hasValue(300);
              for (JsonNode metric : widget.block("properties").value("metrics")) {
                assertThat(metric.path(2).asText())
                    .isIn(
                        "AutoScalingGroupName",
                        "BucketName",
                        "DistributionId",
                        "LoadBalancer",
                        "TableName");
                assertThat(metric.path(3).asText()).startsWith("${aws_");
                assertThat(metric.path(metric.size() - 1).path("stat").asText())
                    .matches("Average|Sum|Maximum|p[0-9]{2}");
              }
            });
  }

  @Test
  void every_graph_has_a_title_and_a_place_of_its_own() {
    assertThat(widgets)
        .extracting(widget -> widget.block("properties").text("title").orElse(""))
        .doesNotHaveDuplicates()
        .noneMatch(String::isBlank);
    assertThat(widgets)
        .flatExtracting(OverviewTest::cells)
        .doesNotHaveDuplicates()
        .allMatch(cell -> Integer.parseInt(cell.split(",")[0]) < 24);
  }

  @Test
  void graphs_of_the_cdn_ask_us_east_1_wherever_the_platform_lives() {
    var elsewhere =
        widgets(
            "dev",
            "region=eu-west-1",
            "state_region=eu-west-1",
            "availability_zones=[\"eu-west-1a\",\"eu-west-1b\"]");

    assertThat(elsewhere)
        .allSatisfy(
            widget -> {
              boolean global =
                  metrics(widget).stream().anyMatch(it -> it.startsWith("AWS/CloudFront"));
              assertThat(widget.block("properties").text("region"))
                  .hasValue(global ? "us-east-1" : "eu-west-1");
            });
  }

  private static List<Block> widgets(String environment, String... overrides) {
    var document = ollama(environment, overrides);
    return document
        .decoded(document.resource("aws_cloudwatch_dashboard.ollama"), "dashboard_body")
        .orElseThrow()
        .blocks("widgets");
  }

  private static List<String> metrics(Block widget) {
    var metrics = new ArrayList<String>();
    for (JsonNode metric : widget.block("properties").value("metrics")) {
      metrics.add(metric.path(0).asText() + " " + metric.path(1).asText());
    }
    return metrics;
  }

  /** The cells of the dashboard's grid that a widget covers. */
  private static List<String> cells(Block widget) {
    int x = widget.number("x").orElseThrow();
    int y = widget.number("y").orElseThrow();
    return IntStream.range(x, x + widget.number("width").orElseThrow())
        .boxed()
        .flatMap(
            column ->
                IntStream.range(y, y + widget.number("height").orElseThrow())
                    .mapToObj(row -> column + "," + row))
        .toList();
  }
}
