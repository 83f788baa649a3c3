package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.keys.KmsKeyOfTheSameRegion;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmTopicInItsRegionTest extends RuleProof {
  AlarmTopicInItsRegionTest() {
    super(new AlarmTopicInItsRegion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed provider of the topic", "troubleshooter/mvp")
            .without("aws_sns_topic.global_alerts", "/provider")
            .foundAt(
                "aws_cloudwatch_metric_alarm.billing",
                "aws_cloudwatch_metric_alarm.frontend_errors")
            .also(KmsKeyOfTheSameRegion.class),
        DocumentMutant.of("weakened: the other topic", "troubleshooter/mvp")
            .with(
                "aws_cloudwatch_metric_alarm.billing",
                "/alarm_actions",
                "[\"${aws_sns_topic.alerts.arn}\"]")
            .foundAt("aws_cloudwatch_metric_alarm.billing"),
        DocumentMutant.of("by its ARN", "ollama/production")
            .with(
                "aws_cloudwatch_metric_alarm.high_memory",
                "/ok_actions",
                "[\"arn:aws:sns:eu-west-1:222222222222:alerts\"]")
            .foundAt("aws_cloudwatch_metric_alarm.high_memory"));
  }

  @Test
  void says_nothing_where_a_region_is_not_known() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": [{"region": "${var.region}"}, {"alias": "b", "region": "eu-west-1"}]},
                  "resource": {"aws_sns_topic": {"a": {"name": "a"}},
                    "aws_cloudwatch_metric_alarm": {"a": {"provider": "aws.b",
                      "alarm_actions": ["${aws_sns_topic.a.arn}"]}}}}
                """))
        .isEmpty();
  }
}
