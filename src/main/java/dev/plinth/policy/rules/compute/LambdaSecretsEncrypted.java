package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.SecretVariable;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Secrets in the environment, by a key that somebody answers for. */
public final class LambdaSecretsEncrypted implements DocumentRule {
  private static final String KEY = "kms_key_arn";

  @Override
  public String title() {
    return "Functions with secrets in their environment encrypt it with a key of the" + " account";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "With the key of AWS everybody who may read the function reads its variables.";
  }

  @Override
  public String remedy() {
    return "Set kms_key_arn, or better: let the function fetch the secret from its store"
        + " when it starts.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS Lambda, Securing environment variables",
            "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13",
            "environment": {"variables": {"API_TOKEN": "example"}}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lambda_function": {"search": {"function_name": "search",
            "runtime": "python3.13", "kms_key_arn": "${aws_kms_key.search.arn}",
            "environment": {"variables": {"API_TOKEN": "example"}}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_lambda_function").stream()
        .filter(function -> function.text(KEY).filter(key -> !key.isBlank()).isEmpty())
        .filter(LambdaSecretsEncrypted::hasSecrets)
        .map(
            function ->
                finding(function, "environment", KEY + " is not set, and environment has secrets"));
  }

  /** What cannot be read before apply may be one. */
  private static boolean hasSecrets(Resource function) {
    return function.isUnknown("environment")
        || function.blocks("environment").stream()
            .anyMatch(
                environment ->
                    environment.isUnknown("variables")
                        || environment.value("variables").properties().stream()
                            .anyMatch(variable -> SecretVariable.isNamed(variable.getKey())));
  }
}
