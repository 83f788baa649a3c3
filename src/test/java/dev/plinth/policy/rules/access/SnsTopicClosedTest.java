package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsTopicClosedTest extends RuleProof {
  SnsTopicClosedTest() {
    super(new SnsTopicClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: another publisher", "ollama/production")
            .with(
                "/locals/alerts_topic/Statement/3",
                "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"sns:Publish\"}")
            .foundAt("aws_sns_topic_policy.alerts"),
        DocumentMutant.of("weakened: the denial became a permission", "ollama/production")
            .with("/locals/alerts_topic/Statement/2/Effect", "\"Allow\"")
            .foundAt("aws_sns_topic_policy.alerts"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/alerts_topic/Statement/3",
                "{\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"${data.external.later.result.value}\"}, \"Action\": \"sns:Publish\"}")
            .foundAt("aws_sns_topic_policy.alerts"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"111122223333\", \"*\"]}"})
  void denies_everybody_however_it_is_spelled(String principal) {
    assertThat(judging.inDocument(policy(principal, "{}")))
        .containsExactly("aws_sns_topic.a: it lets everybody do sns:Publish");
  }

  @Test
  void allows_everybody_under_a_condition_that_narrows_it() {
    assertThat(
            judging.inDocument(
                policy("\"*\"", "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1234567890\"}}")))
        .isEmpty();
  }

  @Test
  void does_not_take_a_condition_that_may_be_missing_for_one_that_narrows() {
    assertThat(
            judging.inDocument(
                policy(
                    "\"*\"",
                    "{\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"111122223333\"}}")))
        .containsExactly("aws_sns_topic.a: it lets everybody do sns:Publish");
  }

  private static String policy(String principal, String condition) {
    return """
        {"resource": {"aws_sns_topic": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": %s,
            "Action": "sns:Publish", "Condition": %s}]}}}
        """
        .formatted(principal, condition);
  }
}
