package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** What a container says outlives it. */
public final class EcsContainerLogs implements DocumentRule {
  @Override
  public String title() {
    return "Containers send their lines to a log";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A container that ended takes its lines with it, and nobody learns why it" + " ended.";
  }

  @Override
  public String remedy() {
    return "Set logConfiguration, with awslogs and a log group of the document for"
        + " instance. The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ecs", "ECS", 9));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2"}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "logConfiguration": {
            "logDriver": "awslogs", "options": {"awslogs-group": "/ecs/orders"}}}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Containers.judge(
        this,
        document,
        (task, container) -> isLogged(container),
        "logConfiguration",
        "logConfiguration has no logDriver");
  }

  private static boolean isLogged(Block container) {
    return container.blocks("logConfiguration").stream()
        .flatMap(log -> log.text("logDriver").stream())
        .anyMatch(driver -> !driver.equals("none") && !driver.isBlank());
  }
}
