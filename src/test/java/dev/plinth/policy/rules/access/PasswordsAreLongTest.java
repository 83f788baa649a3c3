package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordsAreLongTest extends RuleProof {
  PasswordsAreLongTest() {
    super(new PasswordsAreLong());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .with(
                "/resource/aws_iam_account_password_policy/people",
                "{\"minimum_password_length\": 20}")
            .foundAt("aws_iam_account_password_policy.people"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/resource/aws_iam_account_password_policy/people",
                "{\"minimum_password_length\": 12, \"password_reuse_prevention\": 24}")
            .foundAt("aws_iam_account_password_policy.people"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_iam_account_password_policy/people",
                "{\"minimum_password_length\": \"${data.external.later.result.value}\", \"password_reuse_prevention\": 24}")
            .foundAt("aws_iam_account_password_policy.people"));
  }

  @ParameterizedTest
  @CsvSource({"14,24,0", "13,24,1", "14,23,1", "8,1,1"})
  void asks_for_both(int length, int remembered, int findings) {
    assertThat(
            judging.in(
                """
                "aws_iam_account_password_policy": {"a": {
                  "minimum_password_length": %d, "password_reuse_prevention": %d}}
                """
                    .formatted(length, remembered)))
        .hasSize(findings);
  }
}
