package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A hung program is noticed. */
public final class EcsContainerChecksHealth implements DocumentRule {
  @Override
  public String title() {
    return "Services notice containers that hang";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Without a health check a container that runs and answers nobody stays in" + " service.";
  }

  @Override
  public String remedy() {
    return "Give the container a healthCheck with a command. The tasks are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(33));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2"}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {
            "container_definitions": "${jsonencode(local.orders)}"}},
          "aws_ecs_service": {"orders": {
            "task_definition": "${aws_ecs_task_definition.orders.arn}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "healthCheck": {
           "command": ["CMD-SHELL", "curl -f http://localhost:3000/health"]}}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {
            "container_definitions": "${jsonencode(local.orders)}"}},
          "aws_ecs_service": {"orders": {
            "task_definition": "${aws_ecs_task_definition.orders.arn}"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean both = PlatformOf.is(document, "microservices");
    return EcsServices.in(document).stream()
        .filter(service -> both || service.blocks("load_balancer").isEmpty())
        .flatMap(service -> EcsServices.tasks(document, service))
        .distinct()
        .flatMap(task -> judge(document, task));
  }

  private Stream<Finding> judge(TerraformDocument document, Resource task) {
    var containers = Containers.of(document, task);
    if (containers.isEmpty()) {
      return Stream.of(Containers.unread(this, task));
    }
    return containers.get().stream().anyMatch(EcsContainerChecksHealth::isChecked)
        ? Stream.empty()
        : Stream.of(finding(task, "no container has a healthCheck with a command"));
  }

  /** ECS asks each container; the first word says how, and NONE switches it off. */
  private static boolean isChecked(Block container) {
    return container.blocks("healthCheck").stream()
        .map(check -> check.texts("command"))
        .anyMatch(command -> command.size() > 1 && !command.get(0).equals("NONE"));
  }
}
