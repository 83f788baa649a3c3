package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmNotifiesSomebodyTest extends RuleProof {
  AlarmNotifiesSomebodyTest() {
    super(new AlarmNotifiesSomebody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_metric_alarm.high_memory", "/alarm_actions")
            .foundAt("aws_cloudwatch_metric_alarm.high_memory"),
        DocumentMutant.of("weakened: scaling alone", "ollama/production")
            .with(
                "aws_cloudwatch_metric_alarm.high_cpu",
                "/alarm_actions",
                "[\"${aws_autoscaling_policy.scale_up.arn}\"]")
            .foundAt("aws_cloudwatch_metric_alarm.high_cpu"),
        DocumentMutant.of("switched off", "troubleshooter/mvp")
            .with("aws_cloudwatch_metric_alarm.high_5xx", "/actions_enabled", "false")
            .foundAt("aws_cloudwatch_metric_alarm.high_5xx"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_cloudwatch_metric_alarm.billing", "/alarm_actions")
            .foundAt("aws_cloudwatch_metric_alarm.billing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"alarm_actions\": []",
        "\"alarm_actions\": [\"arn:aws:automate:eu-west-1:ec2:recover\"]",
        "\"alarm_actions\": [\"${aws_sns_topic.a.arn}\"], \"actions_enabled\": \"${var.on}\""
      })
  void denies_what_is_not_surely_heard(String arguments) {
    assertThat(judging.in("\"aws_cloudwatch_metric_alarm\": {\"a\": {%s}}".formatted(arguments)))
        .hasSize(1);
  }

  @Test
  void lets_a_composite_alarm_speak_for_its_parts() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a"}, "b": {"alarm_name": "b"}},
                "aws_cloudwatch_composite_alarm": {"c": {"alarm_name": "c",
                  "alarm_rule": "ALARM(\\"a\\") AND ALARM(${aws_cloudwatch_metric_alarm.b.alarm_name})",
                  "alarm_actions": ["arn:aws:sns:eu-west-1:111122223333:alerts"]}}
                """))
        .isEmpty();
  }
}
