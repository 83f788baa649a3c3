package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A cluster says how its tasks are. */
public final class EcsInsightsOn implements DocumentRule {
  @Override
  public String title() {
    return "Clusters measure their tasks with Container Insights";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Without it CloudWatch knows averages of services only: who looks for the sick"
        + " task finds nothing.";
  }

  @Override
  public String remedy() {
    return "Set setting containerInsights to enabled or enhanced. It changes in place, and"
        + " its metrics cost.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(11), Source.fsbp("ecs", "ECS", 12));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop",
            "setting": [{"name": "containerInsights", "value": "enabled"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_cluster").stream()
        .filter(cluster -> !isMeasured(cluster))
        .map(cluster -> finding(cluster, "setting", "containerInsights is not enabled"));
  }

  private static boolean isMeasured(Resource cluster) {
    return cluster.blocks("setting").stream()
        .filter(setting -> setting.text("name").orElse("").equals("containerInsights"))
        .flatMap(setting -> setting.text("value").stream())
        .anyMatch(List.of("enabled", "enhanced")::contains);
  }
}
