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

/** Each service is delivered by itself. */
public final class PipelinePerService implements DocumentRule {
  @Override
  public String title() {
    return "Each service of the platform has a pipeline of its own";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "What no pipeline builds is never delivered. Two pipelines that build one"
        + " project push the same tags at once.";
  }

  @Override
  public String remedy() {
    return "Let exactly one pipeline name the build project of the service.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(15), Source.microservices(1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "resource": {
          "aws_codebuild_project": {"orders": {"name": "orders"}, "cart": {"name": "cart"}},
          "aws_codepipeline": {
            "orders": {"stage": [{"action": [{"configuration": {
              "ProjectName": "${aws_codebuild_project.orders.name}"}}]}]},
            "cart": {"stage": [{"action": [{"configuration": {
              "ProjectName": "${aws_codebuild_project.orders.name}"}}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "resource": {
          "aws_codebuild_project": {"orders": {"name": "orders"}, "cart": {"name": "cart"}},
          "aws_codepipeline": {
            "orders": {"stage": [{"action": [{"configuration": {
              "ProjectName": "${aws_codebuild_project.orders.name}"}}]}]},
            "cart": {"stage": [{"action": [{"configuration": {
              "ProjectName": "${aws_codebuild_project.cart.name}"}}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "microservices")
        ? document.resources("aws_codebuild_project").stream()
            .flatMap(project -> judge(project, pipelines(document, project)))
        : Stream.empty();
  }

  private Stream<Finding> judge(Resource project, long pipelines) {
    return pipelines == 1
        ? Stream.empty()
        : Stream.of(finding(project, "%d pipelines build it, and not one".formatted(pipelines)));
  }

  private static long pipelines(TerraformDocument document, Resource project) {
    return document.resources("aws_codepipeline").stream()
        .filter(pipeline -> document.referred(pipeline, "stage").contains(project))
        .count();
  }
}
