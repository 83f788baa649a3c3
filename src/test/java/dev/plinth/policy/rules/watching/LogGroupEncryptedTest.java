package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupEncryptedTest {
  private final Judging judging = new Judging(new LogGroupEncrypted());

  @Test
  void allows_a_key_of_the_account() {
    assertThat(
            judging.in(
                """
          "aws_cloudwatch_log_group": {"a": {"name": "a", "kms_key_id": "${aws_kms_key.a.arn}"}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_cloudwatch_log_group": {"a": {"name": "a"}}
          """,
        """
          "aws_cloudwatch_log_group": {"a": {"name": "a", "kms_key_id": null}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_cloudwatch_log_group.a: kms_key_id is not set");
  }
}
