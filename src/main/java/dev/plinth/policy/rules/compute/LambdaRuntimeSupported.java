package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A runtime that somebody still mends. */
public final class LambdaRuntimeSupported implements DocumentRule {
  /** Those whose date in the table of runtimes has passed by November 2026. */
  private static final Pattern DEPRECATED =
      Pattern.compile(
          "nodejs(|[468]\\.\\d+(-edge)?|1\\d\\.x|20\\.x)|python(2\\.7|3\\.[6-9]|3\\.10)"
              + "|java8|go1\\.x|dotnetcore.*|dotnet[5-8]|ruby(2\\..*|3\\.2)|provided(\\.al2)?");

  @Override
  public String title() {
    return "Functions run on a runtime that AWS supports";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A deprecated runtime gets no security updates; later AWS refuses changes of"
        + " the function.";
  }

  @Override
  public String remedy() {
    return "Set runtime to a version that is supported, and test the program with it. It"
        + " changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("lambda", "Lambda", 2),
        Source.page(
            "AWS Lambda, Runtime deprecation policy",
            "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "handler": "app.handler", "runtime": "python3.8"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "handler": "app.handler", "runtime": "python3.13"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lambda_function").stream()
        .filter(function -> !function.text("package_type").orElse("Zip").equals("Image"))
        .filter(function -> !isSupported(function))
        .map(function -> finding(function, "runtime", "runtime is not a supported one"));
  }

  private static boolean isSupported(Resource function) {
    return !function.isUnknown("runtime")
        && function
            .text("runtime")
            .filter(runtime -> !DEPRECATED.matcher(runtime).matches())
            .isPresent();
  }
}
