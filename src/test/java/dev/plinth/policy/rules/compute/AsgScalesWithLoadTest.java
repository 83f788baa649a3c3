package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AsgScalesWithLoadTest extends RuleProof {
  private static final String METRIC =
      "/target_tracking_configuration" + "/predefined_metric_specification/predefined_metric_type";

  AsgScalesWithLoadTest() {
    super(new AsgScalesWithLoad());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_autoscaling_policy.request_count")
            .without("aws_autoscaling_policy.scale_up")
            .without("aws_autoscaling_policy.scale_down")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("by the network alone", "ollama/production")
            .without("aws_autoscaling_policy.scale_up")
            .without("aws_autoscaling_policy.scale_down")
            .with("aws_autoscaling_policy.request_count", METRIC, "\"ASGAverageNetworkIn\"")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("another group", "ollama/production")
            .without("aws_autoscaling_policy.scale_up")
            .without("aws_autoscaling_policy.scale_down")
            .with("aws_autoscaling_policy.request_count", "/autoscaling_group_name", "\"other\"")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("unknown", "ollama/production")
            .without("aws_autoscaling_policy.scale_up")
            .without("aws_autoscaling_policy.scale_down")
            .unknown("aws_autoscaling_policy.request_count", METRIC)
            .foundAt("aws_autoscaling_group.app"));
  }

  @Test
  void denies_steps_that_no_alarm_takes() {
    String breach = "aws_autoscaling_group.app: nothing scales it by CPU or requests";

    assertThat(judging.in(steps("up", "MemoryUsed"))).containsExactly(breach);
    assertThat(judging.in(steps("down", "CPUUtilization"))).containsExactly(breach);
  }

  @Test
  void allows_steps_that_an_alarm_takes() {
    assertThat(judging.in(steps("up", "CPUUtilization"))).isEmpty();
  }

  @Test
  void denies_a_policy_that_is_switched_off() {
    String resources =
        """
        "aws_autoscaling_group": {"app": {"name": "app"}},
        "aws_autoscaling_policy": {"cpu": {"enabled": false,
          "autoscaling_group_name": "${aws_autoscaling_group.app.name}",
          "target_tracking_configuration": {"predefined_metric_specification": {
            "predefined_metric_type": "ASGAverageCPUUtilization"}}}}
        """;

    assertThat(judging.in(resources)).hasSize(1);
    assertThat(judging.in(resources.replace("\"enabled\": false,", ""))).isEmpty();
  }

  private static String steps(String action, String metric) {
    return """
        "aws_autoscaling_group": {"app": {"name": "app"}},
        "aws_autoscaling_policy": {"up": {"policy_type": "SimpleScaling",
          "autoscaling_group_name": "${aws_autoscaling_group.app.name}"}},
        "aws_cloudwatch_metric_alarm": {"busy": {"metric_name": "%s",
          "alarm_actions": ["${aws_autoscaling_policy.%s.arn}"]}}
        """
        .formatted(metric, action);
  }
}
