package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsQueueClosedTest extends RuleProof {
  SqsQueueClosedTest() {
    super(new SqsQueueClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: a queue for everybody", "ollama/production")
            .with(
                "/resource/aws_sqs_queue/later",
                "{\"name\": \"ollama-later\", \"kms_master_key_id\": \"${aws_kms_key.data.arn}\"}")
            .with(
                "/resource/aws_sqs_queue_policy/later",
                "{\"queue_url\": \"${aws_sqs_queue.later.id}\", \"policy\": \"${jsonencode(local.later)}\"}")
            .with(
                "/locals/later",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:*\"}}")
            .foundAt("aws_sqs_queue_policy.later"),
        DocumentMutant.of("removed: who is meant", "ollama/production")
            .with(
                "/resource/aws_sqs_queue/later",
                "{\"name\": \"ollama-later\", \"kms_master_key_id\": \"${aws_kms_key.data.arn}\"}")
            .with(
                "/resource/aws_sqs_queue_policy/later",
                "{\"queue_url\": \"${aws_sqs_queue.later.id}\", \"policy\": \"${jsonencode(local.later)}\"}")
            .with(
                "/locals/later",
                "{\"Statement\": {\"Effect\": \"Allow\", \"NotPrincipal\": {\"AWS\": \"111122223333\"}, \"Action\": \"sqs:SendMessage\"}}")
            .foundAt("aws_sqs_queue_policy.later"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_sqs_queue/later",
                "{\"name\": \"ollama-later\", \"kms_master_key_id\": \"${aws_kms_key.data.arn}\"}")
            .with(
                "/resource/aws_sqs_queue_policy/later",
                "{\"queue_url\": \"${aws_sqs_queue.later.id}\", \"policy\": \"${jsonencode(local.later)}\"}")
            .unknown("aws_sqs_queue_policy.later", "/policy")
            .foundAt("aws_sqs_queue_policy.later"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"111122223333\", \"*\"]}"})
  void denies_everybody_however_it_is_spelled(String principal) {
    assertThat(judging.inDocument(policy(principal, "{}")))
        .containsExactly("aws_sqs_queue.a: it lets everybody do sqs:SendMessage");
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
        .containsExactly("aws_sqs_queue.a: it lets everybody do sqs:SendMessage");
  }

  private static String policy(String principal, String condition) {
    return """
        {"resource": {"aws_sqs_queue": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": %s,
            "Action": "sqs:SendMessage", "Condition": %s}]}}}
        """
        .formatted(principal, condition);
  }
}
