package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketHasLifecycleTest {
  private final Judging judging = new Judging(new S3BucketHasLifecycle());

  @Test
  void allows_a_bucket_with_a_rule() {
    assertThat(
            judging.in(
                """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"id": "r", "status": "Enabled"}]}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"id": "r", "status": "Disabled"}]}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"id": "r", "status": "${var.status}"}]}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_s3_bucket.a: no rule of a lifecycle is enabled");
  }
}
