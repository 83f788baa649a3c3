package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Condition;
import dev.plinth.policy.access.Pattern;
import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A star is a wildcard to StringLike and a star to StringEquals. */
public final class ConditionComparesAsMeant implements DocumentRule {
  private static final List<String> EXACT =
      List.of(
          "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase");
  private static final List<String> PLACES =
      List.of("policy", "assume_role_policy", "inline_policy", "policy_document");

  @Override
  public String title() {
    return "Conditions with wildcards use operators that know them";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The condition never holds: what should be allowed fails at run time, and what"
        + " should be denied is not.";
  }

  @Override
  public String remedy() {
    return "Use StringLike or ArnLike instead of StringEquals where the value has a" + " wildcard.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM JSON policy elements, condition operators",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role_policy": {"app": {"role": "app", "policy": "${jsonencode(local.app)}"}}
          },
          "locals": {"app": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::uploads",
              "Condition": {"StringEquals": {"s3:prefix": "incidents/*"}}}
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
            {"Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::uploads",
              "Condition": {"StringLike": {"s3:prefix": "incidents/*"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources().stream()
        .flatMap(
            resource ->
                PLACES.stream()
                    .flatMap(place -> PolicyDocument.of(document, resource, place).stream())
                    .flatMap(policy -> policy.statements().stream())
                    .flatMap(statement -> statement.conditions().stream())
                    .filter(ConditionComparesAsMeant::isExact)
                    .flatMap(
                        condition ->
                            wildcard(condition)
                                .map(it -> found(resource, condition, it))
                                .stream()));
  }

  private Finding found(Resource resource, Condition condition, String value) {
    return finding(resource, "%s takes %s literally".formatted(condition.operator(), value));
  }

  private static boolean isExact(Condition condition) {
    String operator = condition.operator().replaceFirst("^For(All|Any)[^:]*:", "");
    return EXACT.contains(operator.replaceFirst("IfExists$", ""));
  }

  /** Without expressions, in which a star is an index. */
  private static Optional<String> wildcard(Condition condition) {
    return condition.values().stream()
        .filter(value -> new Pattern(value.replaceAll("\\$\\{[^}]*}", "")).isOpen())
        .findFirst();
  }
}
