package dev.plinth.policy.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketEncryptedTest {
  private final Judging judging = new Judging(new S3BucketEncrypted());

  @Test
  void allows_an_encrypted_bucket() {
    assertThat(
            judging.in(
                """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}}
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
          "aws_s3_bucket_server_side_encryption_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "none"}}]}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"a": {"bucket": "${aws_s3_bucket.a.id}", "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "${var.algorithm}"}}]}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_server_side_encryption_configuration": {"a": {"bucket": "${aws_s3_bucket.b.id}", "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_s3_bucket.a: no encryption is configured");
  }
}
