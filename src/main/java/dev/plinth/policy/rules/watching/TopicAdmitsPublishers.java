package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is to tell is let in.
 *
 * <p>Without a policy of its own a topic admits its account, and alarms are made in it;
 * EventBridge, budgets and notification rules come from outside.
 */
public final class TopicAdmitsPublishers implements DocumentRule {
  private static final String PUBLISH = "sns:Publish";
  private static final String OF_THE_ACCOUNT = "cloudwatch.amazonaws.com";

  @Override
  public String title() {
    return "Topics admit the services that publish to them";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "SNS refuses the message, nobody is told, and the alarm counts as sent.";
  }

  @Override
  public String remedy() {
    return "Allow sns:Publish to the service in the policy of the topic; each service of"
        + " its own.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon SNS, example cases for access control",
            "https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_cloudwatch_event_target": {"failed": {"rule": "failed", "arn": "${aws_sns_topic.alerts.arn}"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_sns_topic_policy": {"alerts": {"arn": "${aws_sns_topic.alerts.arn}", "policy": "${jsonencode(local.a)}"}},
            "aws_cloudwatch_event_target": {"failed": {"rule": "failed", "arn": "${aws_sns_topic.alerts.arn}"}}},
          "locals": {"a": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish",
              "Resource": "${aws_sns_topic.alerts.arn}"}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Topics.services(document).entrySet().stream()
        .flatMap(
            topic ->
                topic.getValue().stream()
                    .flatMap(service -> refusal(document, topic.getKey(), service).stream()))
        .distinct();
  }

  private Optional<Finding> refusal(TerraformDocument document, Resource topic, String service) {
    List<Resource> policies = Topics.policies(document, topic);
    if (policies.isEmpty() && service.equals(OF_THE_ACCOUNT)
        || policies.stream().anyMatch(policy -> admits(document, policy, service))) {
      return Optional.empty();
    }
    boolean read =
        policies.stream().allMatch(policy -> Topics.read(document, policy).findAny().isPresent());
    return Optional.of(
        read
            ? finding(topic, "its policy does not admit " + service)
            : new Finding(this, topic.address(), "its policy is not known yet", false));
  }

  private static boolean admits(TerraformDocument document, Resource policy, String service) {
    return Topics.read(document, policy)
        .flatMap(read -> read.statements().stream())
        .filter(statement -> statement.allows() && statement.isAbout(PUBLISH))
        .anyMatch(statement -> isFor(statement, service));
  }

  /** AWS's own policy, written out, admits everybody of the account, and so its alarms. */
  private static boolean isFor(Statement statement, String service) {
    return statement.principals().getOrDefault("Service", List.of()).contains(service)
        || service.equals(OF_THE_ACCOUNT) && statement.isForEverybody();
  }
}
