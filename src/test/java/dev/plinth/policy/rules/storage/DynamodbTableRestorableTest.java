package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamodbTableRestorableTest {
  private final Judging judging = new Judging(new DynamodbTableRestorable());

  @Test
  void allows_a_table_with_recovery() {
    assertThat(
            judging.in(
                """
          "aws_dynamodb_table": {"a": {"name": "a", "point_in_time_recovery": {"enabled": true}}}
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
          "aws_dynamodb_table": {"a": {"name": "a", "point_in_time_recovery": {"enabled": false}}}
          """,
        """
          "aws_dynamodb_table": {"a": {"name": "a", "point_in_time_recovery": {"enabled": "${var.recovery}"}}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_dynamodb_table.a: point-in-time recovery is not enabled");
  }
}
