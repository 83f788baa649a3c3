package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnsTopicTlsOnlyTest extends RuleProof {
  SnsTopicTlsOnlyTest() {
    super(new SnsTopicTlsOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/locals/alerts_topic/Statement/2")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/locals/alerts_topic/Statement/2/Principal",
                "{\"Service\": \"cloudwatch.amazonaws.com\"}")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/global_alerts_topic/Statement/2/Condition/Bool/aws:SecureTransport",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_sns_topic.global_alerts"));
  }

  @Test
  void reads_the_policy_in_the_topic_itself() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_sns_topic": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "Deny", "Principal": {"AWS": "*"},
                    "Action": "sns:*", "Resource": "*",
                    "Condition": {"Bool": {"aws:SecureTransport": "false"}}}}}}
                """))
        .isEmpty();
  }
}
