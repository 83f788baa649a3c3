package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Each program talks on a page of its own.
 *
 * <p>On the platform of microservices the page is called {@code /ecs/} and the name of the service
 * in its environment, which is the family of its tasks.
 */
public final class ServiceHasItsLogGroup implements DocumentRule {
  private static final String PLATFORM = "microservices";

  @Override
  public String title() {
    return "Each ECS service writes to a log group of its own";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Lines of several services are mixed: nobody can find, keep or hand out those"
        + " of one.";
  }

  @Override
  public String remedy() {
    return "Give each task definition a log group: /ecs/ and the name of the service. Old"
        + " lines stay in the old group.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(29));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {"aws_ecs_task_definition": {
            "cart": {"family": "cart-prod", "container_definitions": "${jsonencode(local.cart)}"},
            "orders": {"family": "orders-prod", "container_definitions": "${jsonencode(local.orders)}"}}},
          "locals": {
            "cart": [{"logConfiguration": {"options": {"awslogs-group": "/ecs/all"}}}],
            "orders": [{"logConfiguration": {"options": {"awslogs-group": "/ecs/all"}}}]}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices", "Environment": "prod"}}}},
          "resource": {"aws_ecs_task_definition": {
            "cart": {"family": "cart-prod", "container_definitions": "${jsonencode(local.cart)}"},
            "orders": {"family": "orders-prod", "container_definitions": "${jsonencode(local.orders)}"}}},
          "locals": {
            "cart": [{"logConfiguration": {"options": {"awslogs-group": "/ecs/cart-prod"}}}],
            "orders": [{"logConfiguration": {"options": {"awslogs-group": "/ecs/orders-prod"}}}]}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> tasks = document.resources("aws_ecs_task_definition");
    boolean named = PlatformOf.is(document, PLATFORM);
    Map<String, Long> users =
        tasks.stream()
            .flatMap(task -> ContainerLogGroups.of(document, task).stream())
            .collect(Collectors.groupingBy(group -> group, Collectors.counting()));
    return tasks.stream()
        .flatMap(
            task -> {
              List<String> groups = ContainerLogGroups.of(document, task);
              return named ? itsOwn(task, groups).stream() : shared(task, groups, users).stream();
            });
  }

  private Optional<Finding> itsOwn(Resource task, List<String> groups) {
    String wanted = "/ecs/" + task.text("family").orElse("");
    return groups.equals(List.of(wanted))
        ? Optional.empty()
        : Optional.of(
            new Finding(
                this,
                task.address(),
                "its containers write to %s, not to %s".formatted(groups, wanted),
                groups.stream().noneMatch(group -> group.contains("${"))));
  }

  private Optional<Finding> shared(Resource task, List<String> groups, Map<String, Long> users) {
    return groups.stream()
        .filter(group -> users.get(group) > 1)
        .findFirst()
        .map(group -> finding(task, "another task definition writes to %s, too".formatted(group)));
  }
}
