package dev.plinth.policy.rules.watching;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * A graph of nothing looks like all is well.
 *
 * <p>About graphs that name their metrics. A name in a dimension must be that of a resource of its
 * kind, if the document has any.
 */
public final class DashboardShowsWhatIsThere implements DocumentRule {
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
                    .flatMap(graph -> GraphMetrics.of(graph).stream())
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
}
