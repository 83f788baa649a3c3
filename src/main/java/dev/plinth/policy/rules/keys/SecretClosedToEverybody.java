package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Everybody;
import dev.plinth.policy.access.PolicyDocument;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The policy of a secret says who. */
public final class SecretClosedToEverybody implements DocumentRule {

  @Override
  public String title() {
    return "Policies of secrets let nobody in whom they do not name";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody with an AWS account reads the secret.";
  }

  @Override
  public String remedy() {
    return "Name the principals in the policy, and set block_public_policy to true. Whoever read"
        + " the secret knows it: give it another value.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Resource-based policies, AWS Secrets Manager",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/"
                + "auth-and-access_resource-policies.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments"}},
          "aws_secretsmanager_secret_policy": {"payments": {
            "secret_arn": "${aws_secretsmanager_secret.payments.arn}",
            "policy": "${jsonencode(local.payments)}"}}
        },
        "locals": {"payments": {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
          "Principal": "*"}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments"}},
          "aws_secretsmanager_secret_policy": {"payments": {
            "secret_arn": "${aws_secretsmanager_secret.payments.arn}",
            "policy": "${jsonencode(local.payments)}"}}
        },
        "locals": {"payments": {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Action": "secretsmanager:GetSecretValue", "Resource": "*",
          "Principal": {"AWS": "arn:aws:iam::444455556666:role/payments"}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.of("aws_secretsmanager_secret", "aws_secretsmanager_secret_policy")
        .flatMap(type -> document.resources(type).stream())
        .filter(holder -> lets(document, holder))
        .map(holder -> finding(holder, "its policy lets everybody in"));
  }

  private static boolean lets(TerraformDocument document, Resource holder) {
    return PolicyDocument.of(document, holder, "policy").stream()
        .flatMap(policy -> policy.statements().stream())
        .anyMatch(Everybody::isLetInBy);
  }
}
