package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogGroupForgetsTest {
  private final Judging judging = new Judging(new LogGroupForgets());

  @Test
  void allows_a_set_time() {
    assertThat(
            judging.in(
                """
          "aws_cloudwatch_log_group": {"a": {"name": "a", "retention_in_days": 14}}
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
          "aws_cloudwatch_log_group": {"a": {"name": "a", "retention_in_days": 0}}
          """,
        """
          "aws_cloudwatch_log_group": {"a": {"name": "a", "retention_in_days": "${var.days}"}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_cloudwatch_log_group.a: retention_in_days is not set");
  }
}
