package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** As much time to end as Fargate gives. */
public final class EcsStopTimeoutWithinLimit implements DocumentRule {
  private static final String TIMEOUT = "stopTimeout";
  private static final int LONGEST_SECONDS = 120;

  @Override
  public String title() {
    return "Containers on Fargate are given at most two minutes to end";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Fargate knows no longer one: the apply fails, or the program is killed before it is"
        + " done. On Fargate Spot a task has two minutes anyway.";
  }

  @Override
  public String remedy() {
    return "Set stopTimeout to the seconds that the program needs to finish its requests,"
        + " 120 at most.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS, Task definition parameters for Fargate",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#container_definition_timeout"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "stopTimeout": 300}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"requires_compatibilities": ["FARGATE"],
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "stopTimeout": 60}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"requires_compatibilities": ["FARGATE"],
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Containers.judge(
        this,
        document,
        (task, container) ->
            !task.texts("requires_compatibilities").contains("FARGATE")
                || !container.isSet(TIMEOUT)
                || container.number(TIMEOUT).orElse(Integer.MAX_VALUE) <= LONGEST_SECONDS,
        TIMEOUT,
        TIMEOUT + " is not 120 or less");
  }
}
