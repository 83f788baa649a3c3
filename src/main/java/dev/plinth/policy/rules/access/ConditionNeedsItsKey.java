package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Condition;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a request does not say must not count as if it said the right thing.
 *
 * <p>{@code ForAllValues} holds where the key is missing, and {@code Bool} does not: in an Allow
 * the first lets more in than is meant, and on aws:MultiFactorAuthPresent, which long-lived keys do
 * not send, so do {@code BoolIfExists} in an Allow and {@code Bool} in a Deny.
 */
public final class ConditionNeedsItsKey implements DocumentRule {
  @Override
  public String title() {
    return "Conditions do not hold because a key is missing";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever sends no such key gets in: a scan without keys, a stolen access key"
        + " without a second factor.";
  }

  @Override
  public String remedy() {
    return "Add \"Null\": {\"<key>\": \"false\"} beside ForAllValues; ask for a second factor by"
        + " Bool in an Allow, and by BoolIfExists in a Deny.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, set operators for multivalued context keys",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"app": {"role": "app", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "dynamodb:Query", "Resource": "${aws_dynamodb_table.a.arn}",
              "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "USER#*"}}}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"app": {"role": "app", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "dynamodb:Query", "Resource": "${aws_dynamodb_table.a.arn}",
              "Condition": {"ForAllValues:StringLike": {"dynamodb:LeadingKeys": "USER#*"},
                "Null": {"dynamodb:LeadingKeys": "false"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Stream<Finding> rights =
        IdentityPolicies.in(document)
            .flatMap(
                written ->
                    written.statements().flatMap(it -> finding(written.resource(), it).stream()));
    Stream<Finding> trusts =
        RoleTrusts.in(document).flatMap(trust -> finding(trust.role(), trust.statement()).stream());
    return Stream.concat(rights, trusts);
  }

  private Optional<Finding> finding(Resource resource, Statement statement) {
    return statement.conditions().stream()
        .filter(condition -> isTrap(statement, condition))
        .findFirst()
        .map(
            condition ->
                finding(
                    resource,
                    "%s on %s holds without the key"
                        .formatted(condition.operator(), condition.key())));
  }

  private static boolean isTrap(Statement statement, Condition condition) {
    if (condition.isAbout(SecondFactor.PRESENT)) {
      return condition.operator().equals(statement.allows() ? "BoolIfExists" : "Bool");
    }
    return statement.allows()
        && condition.operator().startsWith("ForAllValues:")
        && !isAskedFor(statement, condition.key());
  }

  private static boolean isAskedFor(Statement statement, String key) {
    return statement.conditionsAbout(key).stream()
        .anyMatch(
            condition ->
                condition.operator().equals("Null") && condition.values().equals(List.of("false")));
  }
}
