package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.SecretVariable;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Secrets come from their store when a task starts. */
public final class EcsSecretsInjected implements DocumentRule {
  @Override
  public String title() {
    return "Containers get secrets by reference and not in plain text";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A value in environment is read by everybody who may describe the task"
        + " definition, and stands in the state and in each plan.";
  }

  @Override
  public String remedy() {
    return "Name the secret in secrets, with valueFrom the ARN of a Secrets Manager secret"
        + " or an SSM parameter. Change the value that was readable.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(26), Source.microservices(44), Source.fsbp("ecs", "ECS", 8));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "environment": [
            {"name": "DATABASE_PASSWORD", "value": "example"}]}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "orders:1.4.2", "secrets": [
            {"name": "DATABASE_PASSWORD",
             "valueFrom": "${aws_secretsmanager_secret.orders.arn}"}]}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .flatMap(
            task ->
                Containers.of(document, task)
                    .map(containers -> containers.stream().flatMap(it -> judge(task, it)))
                    .orElseGet(() -> Stream.of(Containers.unread(this, task))));
  }

  private Stream<Finding> judge(Resource task, Block container) {
    var plain =
        container.blocks("environment").stream()
            .filter(SecretVariable::is)
            .map(variable -> "environment has %s in plain text".formatted(name(variable)));
    var empty =
        container.blocks("secrets").stream()
            .filter(secret -> secret.text("valueFrom").orElse("").isBlank())
            .map(secret -> "secret %s has no valueFrom".formatted(name(secret)));
    var certain =
        Stream.concat(plain, empty)
            .map(
                what ->
                    finding(task, "container %s: %s".formatted(Containers.name(container), what)));
    return Stream.concat(certain, unreadable(task, container));
  }

  private Stream<Finding> unreadable(Resource task, Block container) {
    return Stream.of("environment", "secrets")
        .filter(container::isUnknown)
        .map(list -> finding(task, container, list, list + " cannot be read before apply"));
  }

  private static String name(Block variable) {
    return variable.text("name").orElse("");
  }
}
