package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.access.Statement;
import dev.plinth.policy.rules.access.IdentityPolicies.Granted;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who hands a role to a service may do what the role may. */
public final class PassRoleNamesRoleAndService implements DocumentRule {
  static final String ACTION = "iam:PassRole";
  private static final List<String> CONDITIONS =
      List.of("iam:PassedToService", "iam:AssociatedResourceArn");

  @Override
  public String title() {
    return "iam:PassRole names the roles and the service that get them";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who may pass any role starts something in the strongest one, and has its rights.";
  }

  @Override
  public String remedy() {
    return "Name the roles as resources, and the service in a condition on"
        + " iam:PassedToService.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, granting permission to pass a role to a service",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"deployer": {"role": "deployer", "policy": "${jsonencode(local.deployer)}"}}
          },
          "locals": {"deployer": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"deployer": {"role": "deployer", "policy": "${jsonencode(local.deployer)}"}}
          },
          "locals": {"deployer": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "${aws_iam_role.task.arn}",
              "Condition": {"StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return IdentityPolicies.granted(document)
        .filter(
            granted -> granted.statement().actions().stream().anyMatch(ACTION::equalsIgnoreCase))
        .flatMap(this::findings);
  }

  private Stream<Finding> findings(Granted granted) {
    Stream<Finding> anyRole =
        granted.statement().resources().stream()
            .map(ResourcePattern::new)
            .filter(role -> role.isUnknown() || role.isOpenInName())
            .map(
                role ->
                    new Finding(
                        this,
                        granted.resource().address(),
                        "it allows iam:PassRole on " + role.text(),
                        !role.isUnknown()));
    Stream<Finding> anyService =
        namesService(granted.statement())
            ? Stream.empty()
            : Stream.of(finding(granted.resource(), "it allows iam:PassRole to any service"));
    return Stream.concat(anyRole, anyService).limit(1);
  }

  private static boolean namesService(Statement statement) {
    return CONDITIONS.stream()
        .flatMap(key -> statement.conditionsAbout(key).stream())
        .filter(condition -> !condition.holdsWithoutKey())
        .flatMap(condition -> condition.values().stream())
        .anyMatch(value -> !value.equals("*"));
  }
}
