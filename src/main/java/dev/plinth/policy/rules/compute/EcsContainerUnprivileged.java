package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A container ends at its walls. */
public final class EcsContainerUnprivileged implements DocumentRule {
  @Override
  public String title() {
    return "Containers are not privileged";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A privileged container has the rights of root on its host: who breaks into the"
        + " program has the instance and its neighbours.";
  }

  @Override
  public String remedy() {
    return "Remove privileged, and add the single Linux capabilities that the program"
        + " needs. Fargate does not take it at all.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("ecs", "ECS", 4));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "privileged": true}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "privileged": false}]},
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
        (task, container) -> !container.isSet("privileged") || container.isFalse("privileged"),
        "privileged",
        "privileged is not false");
  }
}
