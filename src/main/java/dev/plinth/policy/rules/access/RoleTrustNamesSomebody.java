package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A role is taken by somebody who is known. */
public final class RoleTrustNamesSomebody implements DocumentRule {
  @Override
  public String title() {
    return "Roles are not taken by everybody";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody with an AWS account acts in the role.";
  }

  @Override
  public String remedy() {
    return "Name services, roles or accounts as principals. Who has the role keeps his"
        + " session until it ends; revoke it, if it was used.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "IAM, how to use trust policies with roles",
            "https://aws.amazon.com/blogs/security/how-to-use-trust-policies-with-iam-roles/"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_iam_role": {"app": {"name": "app", "assume_role_policy": "${jsonencode(local.trust)}"}}
          },
          "locals": {"trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}
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
            {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_iam_role").stream()
        .flatMap(
            role ->
                OpenPolicies.in(document, role, "assume_role_policy").stream()
                    .map(open -> new Finding(this, role.address(), open.what(), open.certain())));
  }
}
