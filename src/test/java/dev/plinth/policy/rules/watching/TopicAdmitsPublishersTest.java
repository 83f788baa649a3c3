package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.access.SnsTopicClosed;
import dev.plinth.policy.rules.access.SnsTopicTlsOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicAdmitsPublishersTest extends RuleProof {
  TopicAdmitsPublishersTest() {
    super(new TopicAdmitsPublishers());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed: alarms", "ollama/production")
            .removed("/locals/alerts_topic/Statement/0")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("weakened: another service", "ollama/production")
            .with("/locals/alerts_topic/Statement/1/Principal/Service/0", "\"s3.amazonaws.com\"")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("removed policy", "microservices/develop")
            .without("aws_sns_topic_policy.pipeline")
            .foundAt("aws_sns_topic.pipeline")
            .also(SnsTopicTlsOnly.class),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_sns_topic_policy.alerts", "/policy")
            .foundAt("aws_sns_topic.alerts")
            .also(SnsTopicClosed.class, SnsTopicTlsOnly.class));
  }

  @Test
  void lets_alarms_publish_to_a_topic_with_the_policy_of_aws() {
    assertThat(
            judging.in(
                """
                "aws_sns_topic": {"a": {"name": "a"}},
                "aws_cloudwatch_metric_alarm": {"a": {"alarm_actions": ["${aws_sns_topic.a.arn}"]}}
                """))
        .isEmpty();
  }

  @Test
  void does_not_let_budgets_do_so() {
    assertThat(
            judging.in(
                """
                "aws_sns_topic": {"a": {"name": "a"}},
                "aws_budgets_budget": {"a": {"notification": [
                  {"subscriber_sns_topic_arns": ["${aws_sns_topic.a.arn}"]}]}}
                """))
        .containsExactly("aws_sns_topic.a: its policy does not admit budgets.amazonaws.com");
  }
}
