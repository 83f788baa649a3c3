package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaFailuresKeptTest extends RuleProof {
  LambdaFailuresKeptTest() {
    super(new LambdaFailuresKept());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("told by a topic", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .with(
                "/resource/aws_sns_topic_subscription/search",
                "{\"protocol\": \"lambda\", \"topic_arn\": \"${aws_sns_topic.alerts.arn}\", \"endpoint\": \"${aws_lambda_function.search.arn}\"}")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("told by an event", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .with(
                "/resource/aws_cloudwatch_event_target/search",
                "{\"rule\": \"failed\", \"arn\": \"${aws_lambda_function.search.arn}\"}")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("an empty queue name", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\", \"dead_letter_config\": {}}")
            .with(
                "/resource/aws_s3_bucket_notification/search",
                "{\"bucket\": \"${aws_s3_bucket.uploads.id}\", \"lambda_function\": [{\"events\": [\"s3:ObjectCreated:*\"], \"lambda_function_arn\": \"${aws_lambda_function.search.arn}\"}]}")
            .foundAt("aws_lambda_function.search"));
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
