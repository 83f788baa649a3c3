package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A program that cannot be changed where it runs. */
public final class EcsRootFilesystemReadOnly implements DocumentRule {
  @Override
  public String title() {
    return "Containers cannot write to their root file system";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who breaks into the program can change it, and leave tools behind for the next"
        + " time.";
  }

  @Override
  public String remedy() {
    return "Set readonlyRootFilesystem to true, and mount a volume where the program"
        + " writes. The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("ecs", "ECS", 5),
        Source.page(
            "Amazon ECS, ECS Exec",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "readonlyRootFilesystem": false}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "readonlyRootFilesystem": true}]},
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
        (task, container) ->
            container.isTrue("readonlyRootFilesystem")
                || isLogRouter(container)
                || isOpenToOperators(document, task),
        "readonlyRootFilesystem",
        "readonlyRootFilesystem is not true");
  }

  /** ECS writes the configuration of a log router into its container. */
  private static boolean isLogRouter(Block container) {
    return container.isSet("firelensConfiguration");
  }

  /** ECS Exec installs its agent in the container: it cannot be had with a read-only root. */
  private static boolean isOpenToOperators(TerraformDocument document, Resource task) {
    var services = EcsServices.running(document, task);
    return !services.isEmpty()
        && services.stream().allMatch(service -> service.isTrue("enable_execute_command"));
  }
}
