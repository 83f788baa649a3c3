package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;

/** Mutants with a Lambda function that is as it should be: no synthesized document has one. */
final class WithFunction {
  static final String ADDRESS = "aws_lambda_function.search";

  private static final String FUNCTION =
      """
      {"function_name": "search", "runtime": "python3.13", "handler": "app.handler",
       "tracing_config": {"mode": "Active"}, "kms_key_arn": "${aws_kms_key.data.arn}"}
      """;

  private WithFunction() {}

  static DocumentMutant of(String name) {
    return DocumentMutant.of(name, "troubleshooter/mvp").with(ADDRESS, "", FUNCTION);
  }
}
