package dev.plinth.policy.rules.compute;

import static dev.plinth.policy.rules.compute.WithFunction.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaSecretsEncryptedTest extends RuleProof {
  private static final String SECRET =
      """
      {"variables": {"TABLE": "orders", "API_TOKEN": "example"}}
      """;

  LambdaSecretsEncryptedTest() {
    super(new LambdaSecretsEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        WithFunction.of("no key")
            .without(ADDRESS, "/kms_key_arn")
            .with(ADDRESS, "/environment", SECRET)
            .foundAt(ADDRESS),
        WithFunction.of("an empty key")
            .with(ADDRESS, "/kms_key_arn", "\"\"")
            .with(ADDRESS, "/environment", SECRET)
            .foundAt(ADDRESS),
        WithFunction.of("unknown")
            .without(ADDRESS, "/kms_key_arn")
            .unknown(ADDRESS, "/environment/variables")
            .foundAt(ADDRESS));
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
