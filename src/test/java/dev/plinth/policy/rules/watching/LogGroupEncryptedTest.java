package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupEncryptedTest extends RuleProof {
  LogGroupEncryptedTest() {
    super(new LogGroupEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_log_group.ollama_app", "/kms_key_id")
            .foundAt("aws_cloudwatch_log_group.ollama_app"),
        DocumentMutant.of("weakened: a key of AWS", "ollama/production")
            .with("aws_cloudwatch_log_group.webui", "/kms_key_id", "\"alias/aws/logs\"")
            .foundAt("aws_cloudwatch_log_group.webui"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_cloudwatch_log_group.service", "/kms_key_id")
            .foundAt("aws_cloudwatch_log_group.service"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${aws_kms_key.a.arn}",
        "arn:aws:kms:eu-west-1:111122223333:key/1b2c3d4e-0000-0000-0000-123456789012"
      })
  void allows_a_key_of_the_account(String key) {
    assertThat(
            judging.in(
                "\"aws_cloudwatch_log_group\": {\"a\": {\"kms_key_id\": \"%s\"}}".formatted(key)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", \"kms_key_id\": null", ", \"kms_key_id\": \"\""})
  void denies_no_key(String argument) {
    assertThat(
            judging.in(
                "\"aws_cloudwatch_log_group\": {\"a\": {\"name\": \"a\"%s}}".formatted(argument)))
        .containsExactly("aws_cloudwatch_log_group.a: kms_key_id names no key of the account");
  }
}
