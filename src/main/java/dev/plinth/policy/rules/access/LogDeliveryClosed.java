package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who writes lines makes others believe them. */
public final class LogDeliveryClosed implements DocumentRule {
  @Override
  public String title() {
    return "Log groups are not open to everybody";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Anybody writes lines that alarms count and people believe, or fills the group"
        + " at the cost of its account.";
  }

  @Override
  public String remedy() {
    return "Name the services that deliver logs as principals, with aws:SourceArn or"
        + " aws:SourceAccount.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch Logs, resource-based policies",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_resource_policy": {"events": {"policy_name": "events",
              "policy_document": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "logs:PutLogEvents", "Resource": "*"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_log_resource_policy": {"events": {"policy_name": "events",
              "policy_document": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
              "Action": "logs:PutLogEvents", "Resource": "${aws_cloudwatch_log_group.events.arn}:*"}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_log_resource_policy").stream()
        .flatMap(
            policy ->
                OpenPolicies.in(document, policy, "policy_document").stream()
                    .map(open -> new Finding(this, policy.address(), open.what(), open.certain())));
  }
}
