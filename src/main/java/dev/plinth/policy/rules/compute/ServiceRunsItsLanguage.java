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
import java.util.Optional;
import java.util.stream.Stream;

/** Each language has its image and its habits. */
public final class ServiceRunsItsLanguage implements DocumentRule {
  /**
   * A language of services.
   *
   * @param program which runs them, and which their base image is called after
   * @param variable that says how it behaves in a container
   */
  private record Language(String program, String variable) {}

  private static final List<Language> LANGUAGES =
      List.of(new Language("node", "NODE_ENV"), new Language("python", "PYTHONUNBUFFERED"));

  @Override
  public String title() {
    return "Services run on the base image and with the settings of their language";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A program in the wrong image does not start; in the right one without its"
        + " settings it is slow, or says nothing.";
  }

  @Override
  public String remedy() {
    return "Build a Node.js service on node with NODE_ENV, a Python service on python with"
        + " PYTHONUNBUFFERED, and ask for its health with the same program.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(2));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"cart": [{"name": "cart",
           "image": "${aws_ecr_repository.cart.repository_url}:1.0",
           "environment": [{"name": "NODE_ENV", "value": "production"}],
           "healthCheck": {"command": ["CMD", "node", "health.js"]}}]},
         "resource": {
          "aws_ecr_repository": {"cart": {"name": "cart"}},
          "aws_ecs_task_definition": {"cart": {
            "container_definitions": "${jsonencode(local.cart)}"}},
          "aws_codebuild_project": {"cart": {"environment": {"environment_variable": [
            {"name": "BASE_IMAGE", "value": "public.ecr.aws/docker/library/python:3.13-slim"},
            {"name": "REPOSITORY", "value": "${aws_ecr_repository.cart.repository_url}"}]}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"cart": [{"name": "cart",
           "image": "${aws_ecr_repository.cart.repository_url}:1.0",
           "environment": [{"name": "NODE_ENV", "value": "production"}],
           "healthCheck": {"command": ["CMD", "node", "health.js"]}}]},
         "resource": {
          "aws_ecr_repository": {"cart": {"name": "cart"}},
          "aws_ecs_task_definition": {"cart": {
            "container_definitions": "${jsonencode(local.cart)}"}},
          "aws_codebuild_project": {"cart": {"environment": {"environment_variable": [
            {"name": "BASE_IMAGE", "value": "public.ecr.aws/docker/library/node:22-slim"},
            {"name": "REPOSITORY", "value": "${aws_ecr_repository.cart.repository_url}"}]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? document.resources("aws_codebuild_project").stream()
            .flatMap(project -> judge(document, project))
        : Stream.empty();
  }

  private Stream<Finding> judge(TerraformDocument document, Resource project) {
    var language = language(project);
    if (language.isEmpty()) {
      return Stream.of(finding(project, "BASE_IMAGE is neither of Node.js nor of Python"));
    }
    var repositories = document.referred(project, "environment");
    return document.resources("aws_ecs_task_definition").stream()
        .filter(
            task -> runs(document, task, repositories).anyMatch(it -> !isRunBy(it, language.get())))
        .map(task -> finding(task, "its container is not set up for " + language.get().program()));
  }

  private static Optional<Language> language(Resource project) {
    return project.blocks("environment").stream()
        .flatMap(environment -> environment.blocks("environment_variable").stream())
        .filter(variable -> variable.text("name").orElse("").equals("BASE_IMAGE"))
        .flatMap(variable -> variable.text("value").stream())
        .flatMap(
            image ->
                LANGUAGES.stream().filter(it -> image.matches("(.*/)?" + it.program() + "[:@].*")))
        .findFirst();
  }

  /** The containers of a task that run an image of one of the repositories. */
  private static Stream<Block> runs(
      TerraformDocument document, Resource task, List<Resource> repositories) {
    return Containers.of(document, task).orElse(List.of()).stream()
        .filter(
            container ->
                document.referred(container, "image").stream().anyMatch(repositories::contains));
  }

  /** Whether it has a health check at all is another question. */
  private static boolean isRunBy(Block container, Language language) {
    return container.blocks("environment").stream()
            .anyMatch(it -> it.text("name").orElse("").equals(language.variable()))
        && container.blocks("healthCheck").stream()
            .map(check -> check.texts("command"))
            .allMatch(
                command -> command.stream().anyMatch(it -> it.startsWith(language.program())));
  }
}
