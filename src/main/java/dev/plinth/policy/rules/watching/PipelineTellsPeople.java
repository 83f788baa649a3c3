package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who changes a program hears whether it is out. */
public final class PipelineTellsPeople implements DocumentRule {
  private static final String FAILED = "codepipeline-pipeline-pipeline-execution-failed";
  private static final String STANDARD_TARGET = "SNS";

  @Override
  public String title() {
    return "Pipelines tell a topic what becomes of their runs";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A run fails, or waits for somebody to approve it, and nobody looks.";
  }

  @Override
  public String remedy() {
    return "Add an aws_codestarnotifications_notification_rule for the pipeline whose"
        + " target is a topic of SNS.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(32));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"cart": {"name": "cart"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"cart": {"name": "cart"}},
          "aws_codestarnotifications_notification_rule": {"cart": {"resource": "${aws_codepipeline.cart.arn}",
            "event_type_ids": ["codepipeline-pipeline-pipeline-execution-failed"],
            "target": {"address": "${aws_sns_topic.pipelines.arn}"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codepipeline").stream()
        .filter(pipeline -> rules(document, pipeline).noneMatch(PipelineTellsPeople::tells))
        .map(pipeline -> finding(pipeline, "no rule tells a topic of its runs that failed"));
  }

  private static Stream<Resource> rules(TerraformDocument document, Resource pipeline) {
    return document
        .attachedTo(pipeline, "aws_codestarnotifications_notification_rule", "resource")
        .stream();
  }

  private static boolean tells(Resource rule) {
    return rule.texts("event_type_ids").contains(FAILED)
        && rule.text("status").orElse("ENABLED").equals("ENABLED")
        && rule.blocks("target").stream().anyMatch(PipelineTellsPeople::isTopic);
  }

  private static boolean isTopic(Block target) {
    return target.text("type").orElse(STANDARD_TARGET).equals(STANDARD_TARGET)
        && target.text("address").filter(it -> !new ResourcePattern(it).isUnknown()).isPresent();
  }
}
