package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.policy.rules.access.IdentityPolicies.Granted;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rights over things by their names.
 *
 * <p>A star is left alone where AWS knows no resource, where the action only tells what there is,
 * and where a condition says what is meant ({@code ecs:cluster}, {@code cloudwatch:namespace}).
 */
public final class IamResourcesNamed implements DocumentRule {
  @Override
  public String title() {
    return "IAM policies name the resources that they allow something on";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at one program gets at the things of all the others.";
  }

  @Override
  public String remedy() {
    return "Write the ARNs, or references to the resources. A condition on the resource"
        + " will do where there is no name yet.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(26),
        Source.page(
            "IAM best practices, apply least-privilege permissions",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {
          "resource": {
            "aws_iam_role_policy": {
              "app": {"role": "app", "policy": "${jsonencode(local.app)}"}
            }
          },
          "locals": {
            "app": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*"}
            ]}
          }
        }
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {
          "resource": {
            "aws_iam_role_policy": {
              "app": {"role": "app", "policy": "${jsonencode(local.app)}"}
            }
          },
          "locals": {
            "app": {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:GetItem",
                "Resource": "${aws_dynamodb_table.carts.arn}"}
            ]}
          }
        }
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return IdentityPolicies.granted(document).flatMap(this::findings);
  }

  private Stream<Finding> findings(Granted granted) {
    var statement = granted.statement();
    if (Administrators.isOne(statement) || ResourceConditions.areIn(statement)) {
      return Stream.empty();
    }
    return statement.resources().stream()
        .map(ResourcePattern::new)
        .filter(resource -> resource.isUnknown() || resource.isOpen())
        .flatMap(resource -> finding(granted, resource).stream());
  }

  private Optional<Finding> finding(Granted granted, ResourcePattern resource) {
    return granted.statement().actions().stream()
        .filter(action -> !ActionsWithoutResource.has(action))
        .filter(action -> !action.equalsIgnoreCase(PassRoleNamesRoleAndService.ACTION))
        .findFirst()
        .map(
            action ->
                new Finding(
                    this,
                    granted.resource().address(),
                    "it allows %s on %s".formatted(action, resource.text()),
                    !resource.isUnknown()));
  }
}
