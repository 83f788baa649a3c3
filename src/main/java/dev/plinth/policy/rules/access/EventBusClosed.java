package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Rules act on what a bus carries. */
public final class EventBusClosed implements DocumentRule {
  private static final List<String> PLACES = List.of("aws_cloudwatch_event_bus_policy");

  @Override
  public String title() {
    return "Event buses are not open to everybody";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Anybody puts events on the bus, and rules do what they say.";
  }

  @Override
  public String remedy() {
    return "Name the accounts that put events, or the organization in a condition on"
        + " aws:PrincipalOrgID.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon EventBridge, permissions for event buses",
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_event_bus": {"orders": {"name": "orders"}},
            "aws_cloudwatch_event_bus_policy": {"orders": {"event_bus_name": "orders",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents"}
          ]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_cloudwatch_event_bus": {"orders": {"name": "orders"}},
            "aws_cloudwatch_event_bus_policy": {"orders": {"event_bus_name": "orders",
              "policy": "${jsonencode(local.a)}"}}
          },
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "events:PutEvents",
              "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1234567890"}}}
          ]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return OpenPolicies.judge(this, document, PLACES);
  }
}
