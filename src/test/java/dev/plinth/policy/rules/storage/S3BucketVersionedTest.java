package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketVersionedTest {
  private final Judging judging = new Judging(new S3BucketVersioned());

  @Test
  void allows_a_versioned_bucket() {
    assertThat(
            judging.in(
                """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_versioning": {"a": {"bucket": "${aws_s3_bucket.a.id}", "versioning_configuration": {"status": "Enabled"}}}
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
          "aws_s3_bucket_versioning": {"a": {"bucket": "${aws_s3_bucket.a.id}", "versioning_configuration": {"status": "Suspended"}}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_versioning": {"a": {"bucket": "${aws_s3_bucket.a.id}", "versioning_configuration": {"status": "${var.versioning}"}}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources)).containsExactly("aws_s3_bucket.a: versioning is not enabled");
  }
}
