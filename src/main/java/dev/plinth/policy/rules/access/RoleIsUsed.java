package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What nobody uses, nobody watches.
 *
 * <p>About roles that services take and nothing in the document or its outputs names. Roles of
 * people, and of other accounts, are used from outside.
 */
public final class RoleIsUsed implements DocumentRule {
  @Override
  public String title() {
    return "Every role that a service takes is used by something";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Rights are left over that nobody looks at, and somebody may find a way to use"
        + " them.";
  }

  @Override
  public String remedy() {
    return "Remove the role with its policies, or name it where it was meant to be used.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM best practices, remove unused roles and permissions",
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#remove-credentials"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"thumbnails": {"name": "thumbnails", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_lambda_function": {"thumbnails": {"role": "${aws_iam_role.thumbnails.arn}"}},
            "aws_iam_role": {"thumbnails": {"name": "thumbnails", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"},
              "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<Resource> roles =
        document.resources("aws_iam_role").stream()
            .filter(role -> isOfService(document, role))
            .toList();
    return RoleUses.without(document, roles).stream().map(role -> finding(role, "nothing uses it"));
  }

  private static boolean isOfService(TerraformDocument document, Resource role) {
    var trusts = RoleTrusts.of(document, role).toList();
    return !trusts.isEmpty()
        && trusts.stream()
            .allMatch(trust -> trust.statement().principals().keySet().equals(Set.of("Service")));
  }
}
