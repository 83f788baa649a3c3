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

/** A size that Fargate has. */
public final class EcsTaskSizedForFargate implements DocumentRule {
  @Override
  public String title() {
    return "Fargate tasks have a size that Fargate runs";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Fargate refuses any other pair of CPU and memory, and the apply fails half" + " way.";
  }

  @Override
  public String remedy() {
    return "Set cpu and memory of the task to one of the pairs in the documentation of"
        + " Fargate.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(22),
        Source.page(
            "Amazon ECS, Task definition differences for Fargate",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "requires_compatibilities": ["FARGATE"], "cpu": "256", "memory": "4096"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "requires_compatibilities": ["FARGATE"], "cpu": "512", "memory": "4096"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .filter(task -> task.texts("requires_compatibilities").contains("FARGATE"))
        .filter(
            task ->
                !FargateSizes.has(
                    task.text("cpu").orElse(task.value("cpu").asText()),
                    task.text("memory").orElse(task.value("memory").asText())))
        .map(task -> finding(task, task.isUnknown("cpu") ? "cpu" : "memory", what(task)));
  }

  private static String what(Resource task) {
    return "Fargate has no size of cpu %s and memory %s"
        .formatted(written(task, "cpu"), written(task, "memory"));
  }

  private static String written(Resource task, String argument) {
    return task.isSet(argument) ? task.value(argument).asText() : "unset";
  }
}
