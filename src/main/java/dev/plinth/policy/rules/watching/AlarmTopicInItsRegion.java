package dev.plinth.policy.rules.watching;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** CloudWatch calls nobody in another region. */
public final class AlarmTopicInItsRegion implements DocumentRule {
  private static final List<String> ACTIONS = List.of("alarm_actions", "ok_actions");

  @Override
  public String title() {
    return "Alarms publish to topics of their own region";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The alarm is refused when it is made, or goes off unheard.";
  }

  @Override
  public String remedy() {
    return "Make a topic in the region of the alarm, by the same provider, and subscribe"
        + " the same people.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch API, PutMetricAlarm",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "eu-west-1"}, {"alias": "global", "region": "us-east-1"}]},
          "resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"], "provider": "aws.global"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "eu-west-1"}, {"alias": "global", "region": "us-east-1"}]},
          "resource": {
            "aws_sns_topic": {"alerts": {"name": "alerts", "provider": "aws.global"}},
            "aws_cloudwatch_metric_alarm": {"errors": {"alarm_name": "errors",
              "alarm_actions": ["${aws_sns_topic.alerts.arn}"], "provider": "aws.global"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Stream<Finding> topics =
        Topics.publishing(document)
            .filter(publishing -> isAlarm(publishing.publisher()))
            .filter(
                it ->
                    differ(Regions.of(document, it.publisher()), Regions.of(document, it.topic())))
            .map(it -> finding(it.publisher(), it.topic().address() + " is in another region"));
    Stream<Finding> arns =
        document.resources().stream()
            .filter(AlarmTopicInItsRegion::isAlarm)
            .flatMap(
                alarm ->
                    ACTIONS.stream()
                        .flatMap(argument -> alarm.texts(argument).stream())
                        .filter(arn -> differ(Regions.of(document, alarm), Regions.of(arn)))
                        .map(arn -> finding(alarm, arn + " is in another region")));
    return Stream.concat(topics, arns).distinct();
  }

  private static boolean isAlarm(Resource resource) {
    return resource.type().matches("aws_cloudwatch_(metric|composite)_alarm");
  }

  private static boolean differ(Optional<String> one, Optional<String> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
