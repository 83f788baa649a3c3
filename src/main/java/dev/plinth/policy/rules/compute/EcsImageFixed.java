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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What runs today runs tomorrow. */
public final class EcsImageFixed implements DocumentRule {
  private static final Pattern MOVING = Pattern.compile(":latest$");
  private static final Pattern FIXED = Pattern.compile(":[\\w.-]+$|@sha256:[0-9a-f]{64}$");

  @Override
  public String title() {
    return "Task definitions name an image that does not change";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A tag such as latest means another image tomorrow: two tasks of one service"
        + " run different programs, and a rollback brings back nothing.";
  }

  @Override
  public String remedy() {
    return "Name the tag of one build, or a digest. Where a pipeline registers the task"
        + " definitions, let the service ignore changes of task_definition.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS, Best practices for container images",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/container-considerations.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "example/orders:latest"}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"locals": {"orders": [{"name": "orders", "image": "example/orders:1.4.2"}]},
         "resource": {
          "aws_ecs_task_definition": {"orders": {"family": "orders",
            "container_definitions": "${jsonencode(local.orders)}"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_task_definition").stream()
        .filter(task -> !isReplacedByAPipeline(document, task))
        .flatMap(
            task ->
                Containers.of(document, task)
                    .map(containers -> containers.stream().flatMap(it -> judge(task, it)))
                    .orElseGet(() -> Stream.of(Containers.unread(this, task))));
  }

  /** Its image is then only the one that Terraform begins with. */
  private static boolean isReplacedByAPipeline(TerraformDocument document, Resource task) {
    var services = EcsServices.running(document, task);
    return !services.isEmpty()
        && services.stream().allMatch(service -> EcsServices.leaves(service, "task_definition"));
  }

  private Stream<Finding> judge(Resource task, Block container) {
    String image = container.text("image").orElse("");
    String what =
        "container %s: the image %s may change".formatted(Containers.name(container), image);
    if (MOVING.matcher(image).find()) {
      return Stream.of(finding(task, what));
    }
    return FIXED.matcher(image).find()
        ? Stream.empty()
        : Stream.of(finding(task, container, "image", what));
  }
}
