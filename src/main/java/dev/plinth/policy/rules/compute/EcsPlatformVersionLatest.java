package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Fargate mends itself where it may. */
public final class EcsPlatformVersionLatest implements DocumentRule {
  private static final String VERSION = "platform_version";

  /** For Linux, 1.4.0 is the latest there is. */
  private static final List<String> CURRENT = List.of("LATEST", "1.4.0");

  @Override
  public String title() {
    return "Fargate tasks run on the latest platform version";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An old platform version keeps the holes in its kernel and its runtime that the"
        + " new one has closed.";
  }

  @Override
  public String remedy() {
    return "Remove platform_version, or set it to LATEST. New tasks run on it; running"
        + " ones do at the next deployment.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ecs", "ECS", 10));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "launch_type": "FARGATE", "platform_version": "1.3.0"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "cluster": "shop",
            "launch_type": "FARGATE", "platform_version": "LATEST"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return EcsServices.in(document).stream()
        .filter(service -> service.isSet(VERSION))
        .filter(service -> !CURRENT.contains(service.text(VERSION).orElse("")))
        .map(service -> finding(service, VERSION, VERSION + " is not the latest"));
  }
}
