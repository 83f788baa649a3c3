package dev.plinth.policy.rules.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/**
 * A graph of nothing looks like all is well.
 *
 * <p>About graphs that name their metrics. A name in a dimension must be that of a resource of its
 * kind, if the document has any.
 */
public final class DashboardShowsWhatIsThere implements DocumentRule {
  /** In an array of metrics, "the same as in the one before". */
  private static final String DITTO = ".";

  @Override
  public String title() {
    return "Dashboards show resources that are there";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "In an outage people look at an empty graph.";
  }

  @Override
  public String remedy() {
    return "Let the dimension refer to the resource, so that Terraform keeps them together.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch API, dashboard body structure",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_dashboard": {"shop": {"dashboard_name": "shop", "dashboard_body": "${jsonencode(local.shop)}"}}},
          "locals": {"shop": {"widgets": [{"type": "metric", "properties": {"metrics": [
            ["AWS/ECS", "CPUUtilization", "ServiceName", "basket-prod"]]}}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_dashboard": {"shop": {"dashboard_name": "shop", "dashboard_body": "${jsonencode(local.shop)}"}}},
          "locals": {"shop": {"widgets": [{"type": "metric", "properties": {"metrics": [
            ["AWS/ECS", "CPUUtilization", "ServiceName", "cart-prod"]]}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_dashboard").stream()
        .flatMap(
            dashboard ->
                graphs(document, dashboard)
                    .flatMap(graph -> metrics(graph).stream())
                    .flatMap(metric -> MetricSubjects.missing(document, metric).stream())
                    .distinct()
                    .map(missing -> finding(dashboard, "nothing in the document is " + missing)));
  }

  private static Stream<JsonNode> graphs(TerraformDocument document, Resource dashboard) {
    return document.decoded(dashboard, "dashboard_body").stream()
        .flatMap(body -> body.blocks("widgets").stream())
        .flatMap(widget -> widget.blocks("properties").stream())
        .map(properties -> properties.value("metrics"));
  }

  private static List<AlarmMetric> metrics(JsonNode graph) {
    var metrics = new ArrayList<AlarmMetric>();
    List<String> before = List.of();
    for (JsonNode line : graph) {
      before = written(line, before);
      if (before.size() > 1) {
        metrics.add(metric(before));
      }
    }
    return metrics;
  }

  /** Namespace, name, and dimensions with their values. */
  private static List<String> written(JsonNode line, List<String> before) {
    var texts = new ArrayList<String>();
    for (JsonNode part : line) {
      if (part.isTextual()) {
        boolean same = part.textValue().equals(DITTO) && texts.size() < before.size();
        texts.add(same ? before.get(texts.size()) : part.textValue());
      }
    }
    return texts;
  }

  private static AlarmMetric metric(List<String> written) {
    var dimensions = new LinkedHashMap<String, String>();
    for (int index = 2; index + 1 < written.size(); index += 2) {
      dimensions.put(written.get(index), written.get(index + 1));
    }
    return new AlarmMetric(written.get(0), written.get(1), dimensions);
  }
}
