package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What failed can be tried again. */
public final class LambdaFailuresKept implements DocumentRule {
  /** Who calls and does not wait, and where it names the function. */
  private static final Map<String, String> CALLERS =
      Map.of(
          "aws_s3_bucket_notification", "lambda_function",
          "aws_sns_topic_subscription", "endpoint",
          "aws_cloudwatch_event_target", "arn",
          "aws_scheduler_schedule", "target");

  @Override
  public String title() {
    return "Functions that nobody waits for keep what they failed at";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "An asynchronous call that fails three times is gone, and nobody knows what was"
        + " in it.";
  }

  @Override
  public String remedy() {
    return "Set dead_letter_config, or an aws_lambda_function_event_invoke_config with a"
        + " destination on_failure.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS Lambda, Asynchronous invocation records",
            "https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13"}},
          "aws_sns_topic_subscription": {"search": {"protocol": "lambda",
            "endpoint": "${aws_lambda_function.search.arn}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13",
            "dead_letter_config": {"target_arn": "${aws_sqs_queue.failed.arn}"}}},
          "aws_sns_topic_subscription": {"search": {"protocol": "lambda",
            "endpoint": "${aws_lambda_function.search.arn}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lambda_function").stream()
        .filter(function -> isCalledAsynchronously(document, function))
        .filter(function -> !isKept(document, function))
        .map(function -> finding(function, "what it fails at is lost"));
  }

  private static boolean isCalledAsynchronously(TerraformDocument document, Resource function) {
    return CALLERS.entrySet().stream()
        .flatMap(
            caller ->
                document.resources(caller.getKey()).stream()
                    .flatMap(it -> it.references(caller.getValue()).stream()))
        .anyMatch(reference -> reference.address().equals(function.address()));
  }

  private static boolean isKept(TerraformDocument document, Resource function) {
    return function.blocks("dead_letter_config").stream().anyMatch(it -> it.isSet("target_arn"))
        || document
            .attachedTo(function, "aws_lambda_function_event_invoke_config", "function_name")
            .stream()
            .flatMap(configuration -> configuration.blocks("destination_config").stream())
            .flatMap(destinations -> destinations.blocks("on_failure").stream())
            .anyMatch(failure -> failure.isSet("destination"));
  }
}
