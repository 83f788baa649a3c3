package dev.plinth.policy.rules.compute;

import static java.util.stream.Collectors.joining;

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

/**
 * A service is more than its tasks: all that it is made of and that no other rule asks for. That it
 * has a pipeline and a log group is asked where those are judged.
 */
public final class ServiceHasAllParts implements DocumentRule {
  @Override
  public String title() {
    return "Services of the platform have all parts that belong to one";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A service without one of them cannot be built, deployed, read or trusted.";
  }

  @Override
  public String remedy() {
    return "Add the part to the service, as the others have it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(1), Source.microservices(17));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"cart": [
           {"name": "cart", "image": "${aws_ecr_repository.cart.repository_url}:1.0"}]},
         "resource": {
          "aws_ecr_repository": {"cart": {"name": "cart"}},
          "aws_iam_role": {"cart_task": {}, "cart_execution": {}},
          "aws_ecs_task_definition": {"cart": {
            "execution_role_arn": "${aws_iam_role.cart_execution.arn}",
            "container_definitions": "${jsonencode(local.cart)}"}},
          "aws_ecs_service": {"cart": {"task_definition": "${aws_ecs_task_definition.cart.arn}"}},
          "aws_codebuild_project": {"cart": {"environment": {"environment_variable": [
            {"name": "REPOSITORY", "value": "${aws_ecr_repository.cart.repository_url}"}]}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"cart": [
           {"name": "cart", "image": "${aws_ecr_repository.cart.repository_url}:1.0"}]},
         "resource": {
          "aws_ecr_repository": {"cart": {"name": "cart"}},
          "aws_iam_role": {"cart_task": {}, "cart_execution": {}},
          "aws_ecs_task_definition": {"cart": {
            "task_role_arn": "${aws_iam_role.cart_task.arn}",
            "execution_role_arn": "${aws_iam_role.cart_execution.arn}",
            "container_definitions": "${jsonencode(local.cart)}"}},
          "aws_ecs_service": {"cart": {"task_definition": "${aws_ecs_task_definition.cart.arn}"}},
          "aws_codebuild_project": {"cart": {"environment": {"environment_variable": [
            {"name": "REPOSITORY", "value": "${aws_ecr_repository.cart.repository_url}"}]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? EcsServices.in(document).stream().flatMap(service -> judge(document, service))
        : Stream.empty();
  }

  private Stream<Finding> judge(TerraformDocument document, Resource service) {
    String missing =
        EcsServices.tasks(document, service)
            .findFirst()
            .map(
                task ->
                    parts(document, task)
                        .filter(part -> part.resources().isEmpty())
                        .map(Part::name))
            .orElseGet(() -> Stream.of("task definition"))
            .collect(joining(", "));
    return missing.isEmpty() ? Stream.empty() : Stream.of(finding(service, "it has no " + missing));
  }

  /** A part of a service, and the resources that are it. */
  private record Part(String name, List<Resource> resources) {}

  private static Stream<Part> parts(TerraformDocument document, Resource task) {
    var repositories = images(document, task);
    return Stream.of(
        new Part("ECR repository", repositories),
        new Part("task role", document.referred(task, "task_role_arn")),
        new Part("execution role", document.referred(task, "execution_role_arn")),
        new Part("build project", builds(document, repositories)));
  }

  /** The repositories that the containers of a task come from. */
  private static List<Resource> images(TerraformDocument document, Resource task) {
    return Containers.of(document, task).orElse(List.of()).stream()
        .flatMap(container -> document.referred(container, "image").stream())
        .toList();
  }

  /** The projects that push to one of the repositories. */
  private static List<Resource> builds(TerraformDocument document, List<Resource> repositories) {
    return document.resources("aws_codebuild_project").stream()
        .filter(
            project ->
                document.referred(project, "environment").stream().anyMatch(repositories::contains))
        .toList();
  }
}
