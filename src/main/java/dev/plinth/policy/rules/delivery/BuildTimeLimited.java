package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A build that hangs ends. */
public final class BuildTimeLimited implements DocumentRule {
  private static final String TIMEOUT = "build_timeout";
  private static final int WORKDAY_MINUTES = 480;

  @Override
  public String title() {
    return "Builds are given up after a time that somebody chose";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "A build that hangs is paid for until AWS ends it, and the next ones wait.";
  }

  @Override
  public String remedy() {
    return "Set build_timeout to the minutes that a slow build needs, 480 at most.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodeBuild, Quotas",
            "https://docs.aws.amazon.com/codebuild/latest/userguide/limits.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "build_timeout": 2160}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "build_timeout": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codebuild_project").stream()
        .filter(project -> project.number(TIMEOUT).orElse(Integer.MAX_VALUE) > WORKDAY_MINUTES)
        .map(project -> finding(project, TIMEOUT, TIMEOUT + " is not 480 minutes or less"));
  }
}
