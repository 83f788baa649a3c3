package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An image says what it was built from, and for whom. */
public final class BuildspecTagsImages implements DocumentRule {
  private static final Pattern PUSHED = Pattern.compile("docker push \"?[^\\s\":]+:([^\\s\"']+)");
  private static final Pattern COMMIT =
      Pattern.compile("\\bIMAGE_TAG=\"?\\$+\\{?CODEBUILD_RESOLVED_SOURCE_VERSION");

  /** An immutable repository refuses a tag that another image has. */
  private static final Pattern GIVEN_UP =
      Pattern.compile(
          "(?s)batch-delete-image[^\\n]*imageTag=\"?latest.*docker push [^\\n]*:latest");

  @Override
  public String title() {
    return "Builds push images with the tags of the commit, the environment and latest";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Without the commit nobody can say what runs; without the environment the"
        + " lifecycle deletes what production ran.";
  }

  @Override
  public String remedy() {
    return "Push all three. In an immutable repository take latest from the old image"
        + " first, by batch-delete-image.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(14), Source.microservices(48));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"buildspec": ["version: 0.2", "phases:", "  build:", "    commands:",
           "      - IMAGE_TAG=$CODEBUILD_RESOLVED_SOURCE_VERSION",
           "      - docker push $REPOSITORY:latest"]},
         "resource": {
          "aws_codebuild_project": {"orders": {"source": {
            "buildspec": "${join(\\"\\\\n\\", local.buildspec)}"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Service": "microservices"}}}},
         "locals": {"buildspec": ["version: 0.2", "phases:", "  build:", "    commands:",
           "      - IMAGE_TAG=$CODEBUILD_RESOLVED_SOURCE_VERSION",
           "      - docker push $REPOSITORY:$IMAGE_TAG",
           "      - docker push $REPOSITORY:$ENVIRONMENT-$IMAGE_TAG",
           "      - aws ecr batch-delete-image --image-ids imageTag=latest",
           "      - docker push $REPOSITORY:latest"]},
         "resource": {
          "aws_codebuild_project": {"orders": {"source": {
            "buildspec": "${join(\\"\\\\n\\", local.buildspec)}"}}}
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
    return Buildspec.of(document, project)
        .map(
            text ->
                missing(text).map(tag -> finding(project, "its buildspec pushes no tag " + tag)))
        .orElseGet(
            () ->
                Stream.of(
                    finding(
                        project, source(project), "buildspec", "its buildspec cannot be read")));
  }

  private static Stream<String> missing(String buildspec) {
    var tags = PUSHED.matcher(buildspec).results().map(push -> push.group(1)).toList();
    var missing = new ArrayList<String>();
    if (!COMMIT.matcher(buildspec).find() || !tags.contains("$IMAGE_TAG")) {
      missing.add("of the commit");
    }
    if (tags.stream().noneMatch(tag -> tag.startsWith("$ENVIRONMENT"))) {
      missing.add("of the environment");
    }
    if (!tags.contains("latest")) {
      missing.add("latest");
    } else if (!GIVEN_UP.matcher(buildspec).find()) {
      missing.add("latest that the old image has given up");
    }
    return missing.stream();
  }

  private static Block source(Resource project) {
    return project.blocks("source").stream().findFirst().orElse(project);
  }
}
