package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Each service has its images to itself. */
public final class EcrRepositoryPerService implements DocumentRule {
  @Override
  public String title() {
    return "Each service has one ECR repository, called after it";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "In a shared repository a build of one service takes the tags of another, and"
        + " its role may push to both.";
  }

  @Override
  public String remedy() {
    return "Give each service a repository of its own, whose name begins with that of the"
        + " service.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(17));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {
           "orders": [{"name": "orders", "image": "${aws_ecr_repository.orders.repository_url}:1"}],
           "cart": [{"name": "cart", "image": "${aws_ecr_repository.orders.repository_url}:1"}]},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}, "cart": {"name": "cart"}},
          "aws_ecs_task_definition": {
            "orders": {"container_definitions": "${jsonencode(local.orders)}"},
            "cart": {"container_definitions": "${jsonencode(local.cart)}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {
           "orders": [{"name": "orders", "image": "${aws_ecr_repository.orders.repository_url}:1"}],
           "cart": [{"name": "cart", "image": "${aws_ecr_repository.cart.repository_url}:1"}]},
         "resource": {
          "aws_ecr_repository": {"orders": {"name": "orders"}, "cart": {"name": "cart"}},
          "aws_ecs_task_definition": {
            "orders": {"container_definitions": "${jsonencode(local.orders)}"},
            "cart": {"container_definitions": "${jsonencode(local.cart)}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? document.resources("aws_ecr_repository").stream()
            .flatMap(repository -> judge(repository, services(document, repository)))
        : Stream.empty();
  }

  /** That none runs its images is found as a part that the service lacks. */
  private Stream<Finding> judge(Resource repository, List<String> services) {
    String name = repository.text("name").orElse("");
    return Stream.concat(
        services.size() > 1
            ? Stream.of(finding(repository, "it has the images of " + String.join(", ", services)))
            : Stream.empty(),
        services.stream()
            .filter(service -> !name.equals(service) && !name.startsWith(service + "-"))
            .map(
                service -> finding(repository, "name", "its name does not begin with " + service)));
  }

  /** Those whose container runs an image of a repository; it is called like the service. */
  private static List<String> services(TerraformDocument document, Resource repository) {
    return document.resources("aws_ecs_task_definition").stream()
        .flatMap(task -> document.decodedList(task, "container_definitions").stream())
        .flatMap(List::stream)
        .filter(container -> document.referred(container, "image").contains(repository))
        .flatMap(container -> container.text("name").stream())
        .toList();
  }
}
