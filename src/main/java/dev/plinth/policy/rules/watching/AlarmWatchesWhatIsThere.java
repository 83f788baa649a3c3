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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An alarm on something that is gone is always silent.
 *
 * <p>A name in a dimension must be that of a resource of its kind, if the document has any.
 */
public final class AlarmWatchesWhatIsThere implements DocumentRule {
  @Override
  public String title() {
    return "Alarms look at resources that are there";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The metric has no data, the alarm never goes off, and everybody relies on it.";
  }

  @Override
  public String remedy() {
    return "Let the dimension refer to the resource, so that Terraform keeps them together.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon CloudWatch concepts, dimensions",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Dimension"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_metric_alarm": {"cpu": {"alarm_name": "cpu", "namespace": "AWS/ECS",
              "metric_name": "CPUUtilization", "dimensions": {"ServiceName": "basket-prod"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
            "aws_ecs_service": {"cart": {"name": "cart-prod"}},
            "aws_cloudwatch_metric_alarm": {"cpu": {"alarm_name": "cpu", "namespace": "AWS/ECS",
              "metric_name": "CPUUtilization", "dimensions": {"ServiceName": "cart-prod"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_cloudwatch_metric_alarm").stream()
        .flatMap(alarm -> missing(document, alarm).map(it -> found(alarm, it)).stream());
  }

  private Finding found(Resource alarm, String dimension) {
    return new Finding(
        this,
        alarm.address(),
        "nothing in the document is " + dimension,
        !new ResourcePattern(dimension.replaceFirst(".* ", "")).isUnknown());
  }

  private static Optional<String> missing(TerraformDocument document, Resource alarm) {
    return AlarmMetric.of(alarm)
        .flatMap(metric -> MetricSubjects.missing(document, metric).stream())
        .findFirst();
  }
}
