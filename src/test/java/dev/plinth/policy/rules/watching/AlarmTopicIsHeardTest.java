package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmTopicIsHeardTest extends RuleProof {
  AlarmTopicIsHeardTest() {
    super(new AlarmTopicIsHeard());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_sns_topic_subscription.alerts_email_1")
            .without("aws_sns_topic_subscription.alerts_email_2")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("weakened: another topic", "microservices/prod")
            .with(
                "aws_sns_topic_subscription.critical_email_1",
                "/topic_arn",
                "\"${aws_sns_topic.pipeline.arn}\"")
            .foundAt("aws_sns_topic.critical"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_sns_topic_subscription.warning_email_1", "/topic_arn")
            .foundAt("aws_sns_topic.warning"));
  }

  @ParameterizedTest
  @CsvSource({"prod,1", "qa,0"})
  void asks_production(String environment, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "%s"}}}},
                  "resource": {"aws_sns_topic": {"a": {"name": "a"}},
                    "aws_cloudwatch_metric_alarm": {"a": {"alarm_actions": ["${aws_sns_topic.a.arn}"]}}}}
                """
                    .formatted(environment)))
        .hasSize(findings);
  }

  @Test
  void takes_a_channel_for_a_reader_and_leaves_other_topics_alone() {
    assertThat(
            judging.in(
                """
                "aws_sns_topic": {"a": {"name": "a"}, "b": {"name": "b"}},
                "aws_chatbot_slack_channel_configuration": {"a": {
                  "sns_topic_arns": ["${aws_sns_topic.a.arn}"]}},
                "aws_cloudwatch_composite_alarm": {"a": {"ok_actions": ["${aws_sns_topic.a.arn}"]}}
                """))
        .isEmpty();
  }
}
