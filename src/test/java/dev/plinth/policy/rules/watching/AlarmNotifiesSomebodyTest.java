package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmNotifiesSomebodyTest {
  private final Judging judging = new Judging(new AlarmNotifiesSomebody());

  @Test
  void allows_an_alarm_with_a_topic() {
    assertThat(
            judging.in(
                """
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a", "alarm_actions": ["${aws_sns_topic.a.arn}"]}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a"}}
          """,
        """
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a", "alarm_actions": []}}
          """,
        """
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a", "alarm_actions": ["${aws_sns_topic.a.arn}"], "actions_enabled": false}}
          """,
        """
          "aws_cloudwatch_metric_alarm": {"a": {"alarm_name": "a", "alarm_actions": ["${aws_sns_topic.a.arn}"], "actions_enabled": "${var.on}"}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly(
            "aws_cloudwatch_metric_alarm.a: its alarm_actions name nobody, or are switched off");
  }
}
