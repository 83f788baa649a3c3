package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** No stage waits for what nobody makes. */
public final class PipelineReadsWhatWasWritten implements DocumentRule {
  @Override
  public String title() {
    return "Actions of a pipeline read what one before them wrote";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "CodePipeline refuses a pipeline whose action reads an artifact that none"
        + " before it writes: the apply fails.";
  }

  @Override
  public String remedy() {
    return "Name in input_artifacts what an earlier action has in output_artifacts.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodePipeline, Input and output artifacts",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/welcome-introducing-artifacts.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [
              {"action": [{"name": "Source", "output_artifacts": ["source"]}]},
              {"action": [{"name": "Deploy", "input_artifacts": ["build"]}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codepipeline": {"orders": {"name": "orders",
            "stage": [
              {"action": [{"name": "Source", "output_artifacts": ["source"]}]},
              {"action": [{"name": "Deploy", "input_artifacts": ["source"]}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codepipeline").stream().flatMap(this::judge);
  }

  private Stream<Finding> judge(Resource pipeline) {
    var actions = Action.of(pipeline);
    return actions.stream()
        .flatMap(
            reader ->
                reader.block().texts("input_artifacts").stream()
                    .filter(artifact -> !isWritten(actions, reader, artifact))
                    .map(artifact -> breach(reader, artifact)));
  }

  private static boolean isWritten(List<Action> actions, Action reader, String artifact) {
    return actions.stream()
        .filter(writer -> writer.isBefore(reader))
        .anyMatch(writer -> writer.block().texts("output_artifacts").contains(artifact));
  }

  private Finding breach(Action reader, String artifact) {
    return finding(
        reader.pipeline(),
        reader.block(),
        "input_artifacts",
        "action %s reads %s, which nothing before it writes".formatted(reader.name(), artifact));
  }
}
