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

/** A version that fails goes away by itself. */
public final class DeploymentGroupRollsBack implements DocumentRule {
  private static final String ROLLBACK = "auto_rollback_configuration";

  @Override
  public String title() {
    return "CodeDeploy takes failed deployments back";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "After a failed deployment a part of the users has the broken version, until"
        + " somebody looks.";
  }

  @Override
  public String remedy() {
    return "Set auto_rollback_configuration with enabled and the event DEPLOYMENT_FAILURE."
        + " It changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS CodeDeploy, Redeploy and roll back a deployment",
            "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments-rollback-and-redeploy.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_codedeploy_deployment_group": {"orders": {"app_name": "orders"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_codedeploy_deployment_group": {"orders": {"app_name": "orders",
            "auto_rollback_configuration": {"enabled": true, "events": ["DEPLOYMENT_FAILURE"]}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_codedeploy_deployment_group").stream()
        .filter(
            group -> group.blocks(ROLLBACK).stream().noneMatch(DeploymentGroupRollsBack::follows))
        .map(group -> finding(group, ROLLBACK, "failed deployments are not taken back"));
  }

  private static boolean follows(Block rollback) {
    return rollback.isTrue("enabled") && rollback.texts("events").contains("DEPLOYMENT_FAILURE");
  }
}
