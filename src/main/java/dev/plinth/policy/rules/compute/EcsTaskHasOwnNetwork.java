package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Each task has an interface and security groups of its own. */
public final class EcsTaskHasOwnNetwork implements DocumentRule {
  private static final String MODE = "network_mode";

  @Override
  public String title() {
    return "Tasks have a network interface of their own";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "In the modes bridge and host tasks share the address and the security groups"
        + " of their instance.";
  }

  @Override
  public String remedy() {
    return "Set network_mode to awsvpc, and network_configuration in the service. The task"
        + " definition and the service are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(28));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "network_mode": "host"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "network_mode": "awsvpc"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .filter(task -> !task.text(MODE).orElse("").equals("awsvpc"))
        .map(task -> finding(task, MODE, MODE + " is not awsvpc"));
  }
}
