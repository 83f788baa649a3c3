package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A failed build can be explained. */
public final class BuildLogsKept implements DocumentRule {
  private static final String CONFIGURATION = "logs_config";

  @Override
  public String title() {
    return "Builds write their logs to a place of the project";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Without logs nobody knows why a build failed, or what it did with its role."
        + " The log group that CodeBuild makes by itself keeps lines for ever.";
  }

  @Override
  public String remedy() {
    return "Set logs_config with the group_name of a log group, or with s3_logs enabled."
        + " It holds from the next build on.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("codebuild", "CodeBuild", 4));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "logs_config": {"cloudwatch_logs": {"status": "DISABLED"}}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codebuild_project": {"orders": {"name": "orders",
            "logs_config": {"cloudwatch_logs": {
              "group_name": "${aws_cloudwatch_log_group.builds.name}"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codebuild_project").stream()
        .filter(project -> project.blocks(CONFIGURATION).stream().noneMatch(BuildLogsKept::isKept))
        .map(
            project ->
                finding(project, CONFIGURATION, CONFIGURATION + " names no place for the logs"));
  }

  private static boolean isKept(Block configuration) {
    return configuration.blocks("cloudwatch_logs").stream()
            .anyMatch(
                group ->
                    group.isSet("group_name")
                        && group.text("status").orElse("ENABLED").equals("ENABLED"))
        || configuration.blocks("s3_logs").stream()
            .anyMatch(
                bucket ->
                    bucket.isSet("location") && bucket.text("status").orElse("").equals("ENABLED"));
  }
}
