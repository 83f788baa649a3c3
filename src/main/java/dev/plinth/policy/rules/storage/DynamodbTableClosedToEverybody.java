package dev.plinth.policy.rules.storage;

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

/** The policy of a table says who. */
public final class DynamodbTableClosedToEverybody implements DocumentRule {

  @Override
  public String title() {
    return "Policies of DynamoDB tables let nobody in whom they do not name";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody with an AWS account reads or writes the items.";
  }

  @Override
  public String remedy() {
    return "Name the principals, or add a condition on aws:PrincipalAccount or"
        + " aws:PrincipalOrgID.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Blocking public access with resource-based policies in DynamoDB",
            "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/rbac-bpa-rbp.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"prices": {"name": "prices", "hash_key": "id"}},
          "aws_dynamodb_resource_policy": {"prices": {
            "resource_arn": "${aws_dynamodb_table.prices.arn}",
              "policy": "${jsonencode(local.prices)}"}}
        },
        "locals": {"prices": {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Principal": "*", "Action": "dynamodb:GetItem",
          "Resource": "${aws_dynamodb_table.prices.arn}"}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_dynamodb_table": {"prices": {"name": "prices", "hash_key": "id"}},
          "aws_dynamodb_resource_policy": {"prices": {
            "resource_arn": "${aws_dynamodb_table.prices.arn}",
              "policy": "${jsonencode(local.prices)}"}}
        },
        "locals": {"prices": {"Version": "2012-10-17", "Statement": [{
          "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::444455556666:role/shop"},
          "Action": "dynamodb:GetItem", "Resource": "${aws_dynamodb_table.prices.arn}"}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_dynamodb_resource_policy").stream()
        .filter(policy -> lets(document, policy))
        .map(policy -> finding(policy, "it lets everybody in"));
  }

  private static boolean lets(TerraformDocument document, Resource policy) {
    return PolicyDocument.of(document, policy, "policy").stream()
        .flatMap(written -> written.statements().stream())
        .anyMatch(Everybody::isLetInBy);
  }
}
