package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.rules.access.RoleTrusts.Trust;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service acts for many, and for whom it does here is said.
 *
 * <p>Only about services that tell it: with the others the role could never be taken.
 */
public final class ServiceTrustSaysForWhom implements DocumentRule {
  private static final List<String> TELLING =
      List.of(
          "bedrock",
          "cloudtrail",
          "codebuild",
          "codepipeline",
          "ecs-tasks",
          "monitoring.rds",
          "pipes",
          "sagemaker",
          "scheduler",
          "states",
          "transfer",
          "vpc-flow-logs");
  private static final List<String> KEYS =
      List.of("aws:SourceAccount", "aws:SourceArn", "aws:SourceOrgID", "aws:SourceOrgPaths");

  @Override
  public String title() {
    return "Services take roles on behalf of the own account alone";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Somebody else makes the service act in the role for him: the confused deputy.";
  }

  @Override
  public String remedy() {
    return "Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy."
        + " Nothing is interrupted, if its value is right.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, the confused deputy problem",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"app": {"name": "app", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"app": {"name": "app", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "ecs-tasks.amazonaws.com"},
              "Action": "sts:AssumeRole",
              "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return RoleTrusts.in(document)
        .filter(trust -> !saysForWhom(trust))
        .flatMap(
            trust ->
                trust.principals("Service").stream()
                    .filter(service -> TELLING.stream().anyMatch(it -> isNamed(service, it)))
                    .map(
                        service ->
                            finding(
                                trust.role(),
                                service + " may take it for anybody: no aws:SourceAccount")));
  }

  private static boolean isNamed(String service, String name) {
    return service.startsWith(name + ".") && service.endsWith(".amazonaws.com");
  }

  private static boolean saysForWhom(Trust trust) {
    return KEYS.stream()
        .flatMap(key -> trust.statement().conditionsAbout(key).stream())
        .filter(condition -> !condition.holdsWithoutKey())
        .flatMap(condition -> condition.values().stream())
        .anyMatch(value -> !value.equals("*") && !new ResourcePattern(value).isUnknown());
  }
}
