package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Root where it is needed. */
public final class BuildPrivilegedForDockerOnly implements DocumentRule {
  private static final String PRIVILEGED = "privileged_mode";
  private static final Pattern DOCKER =
      Pattern.compile("\\b(docker|docker-compose|buildx|dockerd)\\b +[a-z]");

  @Override
  public String title() {
    return "Builds are privileged only where they run Docker";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A privileged build is root on its host: what a dependency runs during the"
        + " build gets out of the container.";
  }

  @Override
  public String remedy() {
    return "Set privileged_mode to false in projects that neither build nor run images.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodeBuild, Run build commands with Docker",
            "https://docs.aws.amazon.com/codebuild/latest/userguide/sample-docker.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "environment": {"privileged_mode": true},
            "source": {"buildspec": "phases: {build: {commands: [npm test]}}"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "environment": {"privileged_mode": false},
            "source": {"buildspec": "phases: {build: {commands: [npm test]}}"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codebuild_project").stream()
        .flatMap(
            project ->
                project.blocks("environment").stream()
                    .filter(it -> it.isSet(PRIVILEGED) && !it.isFalse(PRIVILEGED))
                    .filter(it -> !runsDocker(document, project))
                    .map(it -> finding(project, it, PRIVILEGED, what(document, project))));
  }

  private static boolean runsDocker(TerraformDocument document, Resource project) {
    return Buildspec.of(document, project).filter(it -> DOCKER.matcher(it).find()).isPresent();
  }

  private static String what(TerraformDocument document, Resource project) {
    return Buildspec.of(document, project).isPresent()
        ? "it is privileged, and its buildspec runs no Docker"
        : "it is privileged, and whether its buildspec runs Docker is not known";
  }
}
