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

/** A build that exists. */
public final class PipelineBuildsWithCodeBuild implements DocumentRule {
  private static final String CODEBUILD = "CodeBuild";
  private static final String PROJECT = "ProjectName";

  @Override
  public String title() {
    return "Pipelines build with a CodeBuild project that is named";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A build stage without its project fails, and nothing is delivered.";
  }

  @Override
  public String remedy() {
    return "Use the provider CodeBuild with ProjectName, a project of the document or the"
        + " name of one.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(13),
        Source.page(
            "AWS CodePipeline, CodeBuild action reference",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-CodeBuild.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [{"name": "Build", "action": [{"name": "Build", "category": "Build",
              "owner": "AWS", "provider": "CodeBuild", "configuration": {}}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [{"name": "Build", "action": [{"name": "Build", "category": "Build",
              "owner": "AWS", "provider": "CodeBuild",
              "configuration": {"ProjectName": "orders"}}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean always = PlatformOf.is(document, "microservices");
    return document.resources("aws_codepipeline").stream()
        .flatMap(pipeline -> judge(document, pipeline, always));
  }

  private Stream<Finding> judge(TerraformDocument document, Resource pipeline, boolean always) {
    var builds = Action.of(pipeline).stream().filter(action -> action.isOf("Build")).toList();
    if (builds.isEmpty() && always) {
      return Stream.of(finding(pipeline, "stage", "nothing in it builds"));
    }
    return builds.stream()
        .filter(action -> always || action.provider().equals(CODEBUILD))
        .filter(action -> !isNamed(document, action))
        .map(
            action ->
                finding(
                    pipeline,
                    action.configuration(),
                    PROJECT,
                    "action %s names no project of CodeBuild".formatted(action.name())));
  }

  private static boolean isNamed(TerraformDocument document, Action action) {
    var configuration = action.configuration();
    return action.provider().equals(CODEBUILD)
        && (!configuration.isUnknown(PROJECT)
            ? configuration.text(PROJECT).filter(name -> !name.isBlank()).isPresent()
            : document.referred(configuration, PROJECT).stream()
                .anyMatch(PipelineBuildsWithCodeBuild::isProject));
  }

  private static boolean isProject(Resource resource) {
    return resource.type().equals("aws_codebuild_project");
  }
}
