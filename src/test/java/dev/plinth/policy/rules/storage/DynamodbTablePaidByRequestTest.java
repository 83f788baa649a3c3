package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamodbTablePaidByRequestTest {
  private final Judging judging = new Judging(new DynamodbTablePaidByRequest());

  @Test
  void allows_a_table_without_capacity() {
    assertThat(
            judging.in(
                """
          "aws_dynamodb_table": {"a": {"name": "a", "billing_mode": "PAY_PER_REQUEST"}}
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
          "aws_dynamodb_table": {"a": {"name": "a", "billing_mode": "PROVISIONED"}}
          """,
        """
          "aws_dynamodb_table": {"a": {"name": "a", "billing_mode": "${var.mode}"}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_dynamodb_table.a: billing_mode is not PAY_PER_REQUEST");
  }
}
