package dev.plinth.policy.rules.compute;

import static dev.plinth.policy.rules.compute.WithFunction.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaFailuresKeptTest extends RuleProof {
  private static final String SUBSCRIPTION =
      """
      {"protocol": "lambda", "topic_arn": "${aws_sns_topic.alerts.arn}",
       "endpoint": "${aws_lambda_function.search.arn}"}
      """;
  private static final String TARGET =
      """
      {"rule": "failed", "arn": "${aws_lambda_function.search.arn}"}
      """;
  private static final String NOTIFICATION =
      """
      {"bucket": "${aws_s3_bucket.uploads.id}", "lambda_function": [
        {"events": ["s3:ObjectCreated:*"],
         "lambda_function_arn": "${aws_lambda_function.search.arn}"}]}
      """;

  LambdaFailuresKeptTest() {
    super(new LambdaFailuresKept());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        WithFunction.of("told by a topic")
            .with("aws_sns_topic_subscription.search", "", SUBSCRIPTION)
            .foundAt(ADDRESS),
        WithFunction.of("told by an event")
            .with("aws_cloudwatch_event_target.search", "", TARGET)
            .foundAt(ADDRESS),
        WithFunction.of("a queue without an address")
            .with(ADDRESS, "/dead_letter_config", "{}")
            .with("aws_s3_bucket_notification.search", "", NOTIFICATION)
            .foundAt(ADDRESS));
  }

  @Test
  void allows_a_destination_for_failures() {
    assertThat(
            judging.in(
                """
                "aws_lambda_function": {"search": {"function_name": "search"}},
                "aws_lambda_function_event_invoke_config": {"search": {"function_name": "search",
                  "destination_config": {"on_failure": {"destination": "${aws_sqs_queue.a.arn}"}}}},
                "aws_cloudwatch_event_target": {"a": {"arn": "${aws_lambda_function.search.arn}"}}
                """))
        .isEmpty();
  }

  @Test
  void leaves_functions_alone_whose_caller_waits() {
    assertThat(judging.in("\"aws_lambda_function\": {\"search\": {}}")).isEmpty();
  }
}
