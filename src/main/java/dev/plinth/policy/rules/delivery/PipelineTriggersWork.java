package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A trigger that fires. */
public final class PipelineTriggersWork implements DocumentRule {
  private static final String TYPE = "pipeline_type";
  private static final String TRIGGER = "trigger";
  private static final String WATCHED = "source_action_name";

  @Override
  public String title() {
    return "Triggers and queues belong to pipelines that know them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A pipeline of type V1 knows neither triggers nor modes: AWS refuses it, or"
        + " nothing ever starts it.";
  }

  @Override
  public String remedy() {
    return "Set pipeline_type to V2, and source_action_name to the source action that the"
        + " trigger watches.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodePipeline, Pipeline types",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/pipeline-types.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "pipeline_type": "V1", "execution_mode": "QUEUED"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "pipeline_type": "V2", "execution_mode": "QUEUED"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codepipeline").stream()
        .flatMap(pipeline -> Stream.concat(ofAnotherType(pipeline), ofNoSource(pipeline)));
  }

  private Stream<Finding> ofAnotherType(Resource pipeline) {
    boolean needs =
        !pipeline.blocks(TRIGGER).isEmpty()
            || pipeline
                .text("execution_mode")
                .filter(mode -> !mode.equals("SUPERSEDED"))
                .isPresent();
    return needs && !pipeline.text(TYPE).orElse("").equals("V2")
        ? Stream.of(finding(pipeline, TYPE, TYPE + " is not V2"))
        : Stream.empty();
  }

  private Stream<Finding> ofNoSource(Resource pipeline) {
    return pipeline.blocks(TRIGGER).stream()
        .flatMap(trigger -> trigger.blocks("git_configuration").stream())
        .filter(git -> Action.of(pipeline).stream().noneMatch(it -> isSource(it, git)))
        .map(git -> finding(pipeline, git, WATCHED, "a trigger watches no source action of it"));
  }

  private static boolean isSource(Action action, Block git) {
    return action.isOf("Source") && git.text(WATCHED).filter(action.name()::equals).isPresent();
  }
}
