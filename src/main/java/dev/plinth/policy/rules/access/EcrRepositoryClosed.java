package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Images hold the program, and often more than one knows. */
public final class EcrRepositoryClosed implements DocumentRule {
  private static final List<String> PLACES =
      List.of("aws_ecr_repository_policy", "aws_ecr_registry_policy");

  @Override
  public String title() {
    return "ECR repositories are not open to everybody";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Whoever has an AWS account pulls the images, or pushes one that production"
        + " runs next.";
  }

  @Override
  public String remedy() {
    return "Name the roles that pull and push as principals, or the organization in a"
        + " condition on aws:PrincipalOrgID.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(20));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_ecr_repository": {"cart": {"name": "cart"}},
            "aws_ecr_repository_policy": {"cart": {"repository": "${aws_ecr_repository.cart.name}",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "ecr:BatchGetImage"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_ecr_repository": {"cart": {"name": "cart"}},
            "aws_ecr_repository_policy": {"cart": {"repository": "${aws_ecr_repository.cart.name}",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:role/cart-execution"},
              "Action": "ecr:BatchGetImage"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return OpenPolicies.judge(this, document, PLACES);
  }
}
