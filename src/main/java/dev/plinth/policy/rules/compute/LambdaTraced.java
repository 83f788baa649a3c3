package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Where the time of a call went. */
public final class LambdaTraced implements DocumentRule {
  private static final String TRACING = "tracing_config";

  @Override
  public String title() {
    return "Functions trace their calls";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Who asks why a call was slow sees only that it was.";
  }

  @Override
  public String remedy() {
    return "Set tracing_config with mode Active, and let the role write to X-Ray. Traces"
        + " cost.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Security Hub controls for AWS Lambda, Lambda.7",
            "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13", "tracing_config": {"mode": "PassThrough"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13", "tracing_config": {"mode": "Active"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lambda_function").stream()
        .filter(function -> function.blocks(TRACING).stream().noneMatch(LambdaTraced::isActive))
        .map(function -> finding(function, TRACING, "its calls are not traced"));
  }

  private static boolean isActive(Block tracing) {
    return tracing.text("mode").orElse("").equals("Active");
  }
}
