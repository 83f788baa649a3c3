package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamodbTableEncryptedTest {
  private final Judging judging = new Judging(new DynamodbTableEncrypted());

  @Test
  void allows_a_key_of_the_account() {
    assertThat(
            judging.in(
                """
          "aws_dynamodb_table": {"a": {"name": "a", "server_side_encryption": {"enabled": true, "kms_key_arn": "${aws_kms_key.a.arn}"}}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_dynamodb_table": {"a": {"name": "a"}}
          """,
        """
          "aws_dynamodb_table": {"a": {"name": "a", "server_side_encryption": {"enabled": true}}}
          """,
        """
          "aws_dynamodb_table": {"a": {"name": "a", "server_side_encryption": {"enabled": false, "kms_key_arn": "${aws_kms_key.a.arn}"}}}
          """,
        """
          "aws_dynamodb_table": {"a": {"name": "a", "server_side_encryption": {"enabled": "${var.encrypted}", "kms_key_arn": "${aws_kms_key.a.arn}"}}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_dynamodb_table.a: it is not encrypted with a key of the account");
  }
}
