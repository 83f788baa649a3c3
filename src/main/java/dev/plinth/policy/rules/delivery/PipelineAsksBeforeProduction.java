package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Somebody says yes before production changes. */
public final class PipelineAsksBeforeProduction implements DocumentRule {
  @Override
  public String title() {
    return "Pipelines to production ask somebody before they deploy";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever may push to a branch changes production, and nobody else has looked.";
  }

  @Override
  public String remedy() {
    return "Add a stage with a manual approval before the one that deploys.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodePipeline, Add a manual approval action",
            "https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
         "resource": {
          "aws_codepipeline": {"orders": {"stage": [
            {"action": [{"name": "Deploy", "category": "Deploy", "provider": "ECS"}]}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
         "resource": {
          "aws_codepipeline": {"orders": {"stage": [
            {"action": [{"name": "Approve", "category": "Approval", "provider": "Manual"}]},
            {"action": [{"name": "Deploy", "category": "Deploy", "provider": "ECS"}]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean everywhere =
        document.providers("aws").stream()
            .flatMap(provider -> provider.blocks("default_tags").stream())
            .anyMatch(PipelineAsksBeforeProduction::isProduction);
    return document.resources("aws_codepipeline").stream()
        .filter(pipeline -> everywhere || isProduction(pipeline))
        .flatMap(this::judge);
  }

  /** Whether its tags name the environment that users are in. */
  private static boolean isProduction(Block tagged) {
    return tagged.blocks("tags").stream()
        .flatMap(tags -> tags.text("Environment").stream())
        .anyMatch(Production::isName);
  }

  private Stream<Finding> judge(Resource pipeline) {
    var actions = Action.of(pipeline);
    return actions.stream()
        .filter(action -> action.isOf("Deploy"))
        .filter(
            deploy -> actions.stream().noneMatch(it -> it.isOf("Approval") && it.isBefore(deploy)))
        .map(deploy -> finding(pipeline, "nobody is asked before action " + deploy.name()));
  }
}
