package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketTlsOnlyTest {
  private final Judging judging = new Judging(new S3BucketTlsOnly());

  @Test
  void allows_a_bucket_that_refuses_the_rest() {
    assertThat(
            judging.in(
                """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "{\\"Statement\\": [{\\"Effect\\": \\"Deny\\", \\"Action\\": \\"s3:*\\", \\"Principal\\": \\"*\\", \\"Resource\\": \\"*\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}
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
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"s3:*\\", \\"Principal\\": \\"*\\", \\"Resource\\": \\"*\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "{\\"Statement\\": [{\\"Effect\\": \\"Deny\\", \\"Action\\": \\"s3:GetObject\\", \\"Principal\\": \\"*\\", \\"Resource\\": \\"*\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "{\\"Statement\\": [{\\"Effect\\": \\"Deny\\", \\"Action\\": \\"s3:*\\", \\"Principal\\": \\"arn:aws:iam::1:root\\", \\"Resource\\": \\"*\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"false\\"}}}]}"}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "{\\"Statement\\": [{\\"Effect\\": \\"Deny\\", \\"Action\\": \\"s3:*\\", \\"Principal\\": \\"*\\", \\"Resource\\": \\"*\\", \\"Condition\\": {\\"Bool\\": {\\"aws:SecureTransport\\": \\"true\\"}}}]}"}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_policy": {"a": {"bucket": "${aws_s3_bucket.a.id}", "policy": "${data.aws_iam_policy_document.a.json}"}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_s3_bucket.a: its policy does not deny requests without TLS");
  }
}
