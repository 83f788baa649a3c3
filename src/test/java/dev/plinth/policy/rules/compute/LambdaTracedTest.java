package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class LambdaTracedTest extends RuleProof {
  LambdaTracedTest() {
    super(new LambdaTraced());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .removed("/resource/aws_lambda_function/search/tracing_config")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("passed through", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .with("/resource/aws_lambda_function/search/tracing_config/mode", "\"PassThrough\"")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .unknown("aws_lambda_function.search", "/tracing_config")
            .foundAt("aws_lambda_function.search"));
  }
}
