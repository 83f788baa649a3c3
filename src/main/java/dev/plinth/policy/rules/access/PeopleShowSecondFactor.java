package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * In production a stolen password or key alone opens nothing.
 *
 * <p>About roles that users or whole accounts may take, and policies of users and groups. A role
 * that takes another one shows no second factor to IAM; where it was taken is asked instead.
 */
public final class PeopleShowSecondFactor implements DocumentRule {
  private static final List<String> OF_PEOPLE =
      List.of("aws_iam_user_policy", "aws_iam_group_policy");

  @Override
  public String title() {
    return "In production people act with a second factor";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A password or key that somebody lost is enough to act in production.";
  }

  @Override
  public String remedy() {
    return "Add the condition Bool aws:MultiFactorAuthPresent true to the trust policy, or"
        + " to each statement that allows something.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(54));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"operator": {"name": "operator", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"operator": {"name": "operator", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/on-call"},
              "Action": "sts:AssumeRole",
              "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    if (!Production.mayBe(document)) {
      return Stream.empty();
    }
    Stream<Finding> roles =
        RoleTrusts.in(document)
            .filter(trust -> trust.principals("AWS").stream().anyMatch(People::mayBeMeant))
            .filter(trust -> !SecondFactor.isAskedBy(trust.statement()))
            .map(trust -> finding(trust.role(), "people take it without a second factor"));
    Stream<Finding> policies =
        IdentityPolicies.granted(document)
            .filter(granted -> OF_PEOPLE.contains(granted.resource().type()))
            .filter(granted -> !SecondFactor.isAskedBy(granted.statement()))
            .map(
                granted ->
                    finding(granted.resource(), "it allows something without a second factor"));
    return Stream.concat(roles, policies);
  }
}
