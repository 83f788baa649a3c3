package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** What is asked of CloudWatch is what was deployed. */
class DeployedMetricsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ArrayNode widgets = JSON.createArrayNode();
  private final ArrayNode alarms = JSON.createArrayNode();

  @Test
  void lines_of_a_graph_are_told_apart_by_what_differs() {
    widget(
        "Response time (s)",
        "['AWS/ApplicationELB','TargetResponseTime','LoadBalancer','app/a',{'stat':'p50'}]",
        "['AWS/ApplicationELB','TargetResponseTime','LoadBalancer','app/a',{'stat':'p95'}]");
    widget(
        "Requests", "['AWS/ApplicationELB','RequestCount','LoadBalancer','app/a',{'stat':'Sum'}]");
    widget(
        "Models: tokens",
        "['AWS/Bedrock','InputTokenCount','ModelId','titan',{'stat':'Sum'}]",
        "['AWS/Bedrock','InputTokenCount','ModelId','claude',{'stat':'Sum'}]");

    assertThat(lines())
        .extracting(line -> line.panel() + "/" + line.label())
        .containsExactly(
            "Response time (s)/p50",
            "Response time (s)/p95",
            "Requests/",
            "Models: tokens/titan",
            "Models: tokens/claude");
    assertThat(lines()).extracting(MetricLine::id).doesNotHaveDuplicates();
  }

  @Test
  void an_expression_brings_what_it_is_over_by_ids_of_its_own() {
    String part =
        "['AWS/ApiGateway','5XXError','ApiName','api',{'id':'part','visible':false,'stat':'Sum'}]";
    String whole =
        "['AWS/ApiGateway','Count','ApiName','api',{'id':'whole','visible':false,'stat':'Sum'}]";
    widget(
        "Errors (%)",
        "[{'expression':'100 * part / whole','id':'line1','label':'5xx'}]", part, whole);
    widget("Errors again", "[{'expression':'part / PERIOD(part)','id':'line1'}]", part, whole);

    List<MetricLine> lines = lines();

    assertThat(lines).extracting(MetricLine::label).containsExactly("5xx", "");
    assertThat(lines.get(0).queries().get(0).expression())
        .isEqualTo("100 * w0_line1_part / w0_line1_whole");
    assertThat(lines.get(0).queries().get(0).returnData()).isTrue();
    assertThat(lines.get(1).queries())
        .extracting(MetricDataQuery::id)
        .containsExactly("w1_line1", "w1_line1_part");
    assertThat(lines.stream().flatMap(line -> line.queries().stream().map(MetricDataQuery::id)))
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_searched_for_is_left_as_it_is() {
    String search = "SEARCH('{AWS/ECS,line} MetricName=\\\"line1\\\"', 'Sum', 300)";
    widget("Found", "[{'expression':\"" + search + "\",'id':'line1'}]");

    assertThat(lines().get(0).queries().get(0).expression())
        .isEqualTo("SEARCH('{AWS/ECS,line} MetricName=\"line1\"', 'Sum', 300)");
  }

  @Test
  void an_alarm_bounds_the_metric_that_it_watches() {
    widget("CPU (%)", "['AWS/EC2','CPUUtilization','AutoScalingGroupName','g',{'stat':'Average'}]");
    alarm("high-cpu", "AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "g", "Average", 60);
    alarm("other-group", "AWS/EC2", "CPUUtilization", "AutoScalingGroupName", "h", "Average", 60);

    assertThat(lines())
        .extracting(line -> line.panel() + " " + line.bounds().get(0).alarm())
        .containsExactly("CPU (%) high-cpu", "alarm other-group");
  }

  @Test
  void a_sum_over_another_time_is_not_compared() {
    widget("Errors", "['AWS/S3','4xxErrors','BucketName','b',{'stat':'Sum'}]");
    alarm("uploads", "AWS/S3", "4xxErrors", "BucketName", "b", "Sum", 60);

    List<MetricLine> lines = lines();

    assertThat(lines.get(0).bounds()).isEmpty();
    assertThat(lines.get(1).label()).isEqualTo("uploads");
    assertThat(lines.get(1).queries().get(0).metricStat().period()).isEqualTo(60);
  }

  @Test
  void what_comes_once_a_day_is_not_watched() {
    widget("Bill", "['AWS/Billing','EstimatedCharges','Currency','USD',{'stat':'Maximum'}]");
    widget(
        "Size", "['AWS/S3','BucketSizeBytes','BucketName','b','StorageType','StandardStorage',{}]");
    alarm("billing", "AWS/Billing", "EstimatedCharges", "Currency", "USD", "Maximum", 21600);

    assertThat(lines()).isEmpty();
  }

  private List<MetricLine> lines() {
    ObjectNode state = JSON.createObjectNode();
    ArrayNode resources = state.putArray("resources");
    ObjectNode dashboard = JSON.createObjectNode();
    dashboard.put("dashboard_body", JSON.createObjectNode().set("widgets", widgets).toString());
    add(resources, "aws_cloudwatch_dashboard", Stream.of(dashboard));
    add(
        resources,
        "aws_cloudwatch_metric_alarm",
        Stream.iterate(0, i -> i < alarms.size(), i -> i + 1)
            .map(alarms::get)
            .map(ObjectNode.class::cast));
    return DeployedMetrics.of(new TerraformState(state), 300);
  }

  private static void add(ArrayNode resources, String type, Stream<ObjectNode> attributes) {
    ArrayNode instances =
        resources.addObject().put("mode", "managed").put("type", type).putArray("instances");
    attributes.forEach(one -> instances.addObject().set("attributes", one));
  }

  private void widget(String title, String... rows) {
    ObjectNode properties = JSON.createObjectNode().put("title", title).put("region", "us-east-1");
    ArrayNode metrics = properties.putArray("metrics");
    for (String row : rows) {
      metrics.add(parsed(row));
    }
    widgets.addObject().put("type", "metric").set("properties", properties);
  }

  /** JSON in single quotes, as far as it has no expression with such of its own. */
  private static JsonNode parsed(String row) {
    try {
      return JSON.readTree(
          row.contains("\"")
              ? row.replaceAll("'(expression|id|line1)'", "\"$1\"")
              : row.replace('\'', '"'));
    } catch (JsonProcessingException wrong) {
      throw new AssertionError(row, wrong);
    }
  }

  private void alarm(
      String name,
      String namespace,
      String metric,
      String dimension,
      String value,
      String statistic,
      int period) {
    ObjectNode alarm = alarms.addObject();
    alarm
        .put("alarm_name", name)
        .put("arn", "arn:aws:cloudwatch:us-east-1:111111111111:alarm:" + name)
        .put("comparison_operator", "GreaterThanThreshold")
        .put("threshold", 40)
        .put("namespace", namespace)
        .put("metric_name", metric)
        .put("statistic", statistic)
        .put("extended_statistic", "")
        .put("period", period);
    alarm.putObject("dimensions").put(dimension, value);
    alarm.putArray("metric_query");
    alarm.putArray("alarm_actions");
  }
}
