package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketClosedToThePublicTest {
  private final Judging judging = new Judging(new S3BucketClosedToThePublic());

  @Test
  void allows_four_locks() {
    assertThat(
            judging.in(
                """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_public_access_block": {"a": {"bucket": "${aws_s3_bucket.a.id}", "block_public_acls": true, "block_public_policy": true, "ignore_public_acls": true, "restrict_public_buckets": true}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_public_access_block": {"a": {"bucket": "${aws_s3_bucket.a.id}", "block_public_acls": true, "block_public_policy": false, "ignore_public_acls": true, "restrict_public_buckets": true}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_public_access_block": {"a": {"bucket": "${aws_s3_bucket.a.id}", "block_public_acls": true, "ignore_public_acls": true, "restrict_public_buckets": true}}
          """,
        """
          "aws_s3_bucket": {"a": {"bucket": "a"}},
          "aws_s3_bucket_public_access_block": {"a": {"bucket": "${aws_s3_bucket.a.id}", "block_public_acls": true, "block_public_policy": "${var.lock}", "ignore_public_acls": true, "restrict_public_buckets": true}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources))
        .containsExactly("aws_s3_bucket.a: block_public_policy is not true");
  }

  @Test
  void names_every_lock_of_an_open_bucket() {
    assertThat(judging.in("\"aws_s3_bucket\": {\"a\": {\"bucket\": \"a\"}}")).hasSize(4);
  }
}
