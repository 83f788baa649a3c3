package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** As many instances as the load needs. */
public final class AsgScalesWithLoad implements DocumentRule {
  private static final List<String> METRICS =
      List.of(
          "ASGAverageCPUUtilization",
          "ALBRequestCountPerTarget",
          "CPUUtilization",
          "RequestCountPerTarget",
          "RequestCount");

  @Override
  public String title() {
    return "Groups scale by CPU or requests";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "At the hour with most load the instances are too few, and at night too many.";
  }

  @Override
  public String remedy() {
    return "Add an aws_autoscaling_policy by ASGAverageCPUUtilization or"
        + " ALBRequestCountPerTarget, or steps that an alarm on them takes.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(40),
        Source.page(
            "Amazon EC2 Auto Scaling, Dynamic scaling",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "min_size": 2, "max_size": 10}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "min_size": 2, "max_size": 10}},
          "aws_autoscaling_policy": {"cpu": {"policy_type": "TargetTrackingScaling",
            "autoscaling_group_name": "${aws_autoscaling_group.app.name}",
            "target_tracking_configuration": {"target_value": 40,
              "predefined_metric_specification": {
                "predefined_metric_type": "ASGAverageCPUUtilization"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_autoscaling_group").stream()
        .filter(group -> !isScaled(document, group))
        .map(group -> finding(group, "nothing scales it by CPU or requests"));
  }

  private static boolean isScaled(TerraformDocument document, Resource group) {
    return document.attachedTo(group, "aws_autoscaling_policy", "autoscaling_group_name").stream()
        .filter(policy -> !policy.isSet("enabled") || policy.isTrue("enabled"))
        .anyMatch(policy -> metrics(document, policy).anyMatch(METRICS::contains));
  }

  private static Stream<String> metrics(TerraformDocument document, Resource policy) {
    var tracked =
        policy.blocks("target_tracking_configuration").stream()
            .flatMap(
                tracking ->
                    Stream.concat(
                        texts(
                            tracking, "predefined_metric_specification", "predefined_metric_type"),
                        texts(tracking, "customized_metric_specification", "metric_name")));
    var alarmed =
        document.attachedTo(policy, "aws_cloudwatch_metric_alarm", "alarm_actions").stream()
            .flatMap(alarm -> alarm.text("metric_name").stream());
    return Stream.concat(tracked, alarmed);
  }

  private static Stream<String> texts(Block tracking, String specification, String argument) {
    return tracking.blocks(specification).stream().flatMap(it -> it.text(argument).stream());
  }
}
