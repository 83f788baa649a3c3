package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaSecretsEncryptedTest extends RuleProof {
  LambdaSecretsEncryptedTest() {
    super(new LambdaSecretsEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("no key", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\", \"environment\": {\"variables\": {\"API_TOKEN\": \"x\"}}}")
            .removed("/resource/aws_lambda_function/search/kms_key_arn")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("an empty key", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\", \"environment\": {\"variables\": {\"API_TOKEN\": \"x\"}}}")
            .with("/resource/aws_lambda_function/search/kms_key_arn", "\"\"")
            .foundAt("aws_lambda_function.search"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/resource/aws_lambda_function/search",
                "{\"function_name\": \"search\", \"runtime\": \"python3.13\", \"tracing_config\": {\"mode\": \"Active\"}, \"kms_key_arn\": \"${aws_kms_key.data.arn}\"}")
            .removed("/resource/aws_lambda_function/search/kms_key_arn")
            .unknown("aws_lambda_function.search", "/environment/variables")
            .foundAt("aws_lambda_function.search"));
  }

  @Test
  void leaves_functions_without_secrets_alone() {
    assertThat(
            judging.in(
                """
                "aws_lambda_function": {
                  "plain": {"environment": [{"variables": {"TABLE": "orders"}}]},
                  "bare": {}}
                """))
        .isEmpty();
  }
}
