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

/** What is everywhere is measured in one place. */
public final class GlobalMetricWatchedInItsRegion implements DocumentRule {
  private static final List<String> GLOBAL =
      List.of("AWS/Billing", "AWS/CloudFront", "AWS/Route53");

  @Override
  public String title() {
    return "Alarms on global services are in us-east-1";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "In another region the metric has no data, and the alarm never goes off.";
  }

  @Override
  public String remedy() {
    return "Give the alarm the provider of us-east-1, and a topic that is there, too.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudFront, viewing metrics with the CloudWatch API",
            "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html"),
        Source.page(
            "AWS Billing, monitoring estimated charges with CloudWatch",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/monitor_estimated_charges_with_cloudwatch.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "eu-west-1"}, {"alias": "global", "region": "us-east-1"}]},
          "resource": {
            "aws_cloudwatch_metric_alarm": {"bill": {"alarm_name": "bill", "namespace": "AWS/Billing",
              "metric_name": "EstimatedCharges"}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": [{"region": "eu-west-1"}, {"alias": "global", "region": "us-east-1"}]},
          "resource": {
            "aws_cloudwatch_metric_alarm": {"bill": {"alarm_name": "bill", "namespace": "AWS/Billing",
              "metric_name": "EstimatedCharges", "provider": "aws.global"}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_metric_alarm").stream()
        .filter(
            alarm -> AlarmMetric.of(alarm).map(AlarmMetric::namespace).anyMatch(GLOBAL::contains))
        .flatMap(alarm -> finding(alarm, Regions.of(document, alarm)).stream());
  }

  private Optional<Finding> finding(Resource alarm, Optional<String> region) {
    return region.equals(Optional.of(Regions.GLOBAL))
        ? Optional.empty()
        : Optional.of(
            new Finding(
                this,
                alarm.address(),
                "its metric is in us-east-1, and it is in "
                    + region.orElse("a region that is not said"),
                region.isPresent()));
  }
}
