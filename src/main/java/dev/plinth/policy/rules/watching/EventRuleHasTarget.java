package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.ResourcePattern;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who waits for an event does something when it comes. */
public final class EventRuleHasTarget implements DocumentRule {
  @Override
  public String title() {
    return "Event rules have a target";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "The event comes, the rule fits, and nothing happens.";
  }

  @Override
  public String remedy() {
    return "Add an aws_cloudwatch_event_target for the rule, or remove it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon EventBridge, rules",
            "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rules.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_event_rule": {"failed": {"name": "failed"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_cloudwatch_event_rule": {"failed": {"name": "failed"}},
          "aws_cloudwatch_event_target": {"failed": {"rule": "${aws_cloudwatch_event_rule.failed.name}",
            "arn": "${aws_sns_topic.alerts.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_event_rule").stream()
        .filter(rule -> targets(document, rule).noneMatch(EventRuleHasTarget::isKnown))
        .map(rule -> finding(rule, "it has no target"));
  }

  private static Stream<Resource> targets(TerraformDocument document, Resource rule) {
    return document.attachedTo(rule, "aws_cloudwatch_event_target", "rule").stream();
  }

  private static boolean isKnown(Resource target) {
    return target.text("arn").filter(arn -> !new ResourcePattern(arn).isUnknown()).isPresent();
  }
}
