package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketClosedToThePublicTest extends RuleProof {
  private static final String LOCKS = "aws_s3_bucket_public_access_block.storage";

  S3BucketClosedToThePublicTest() {
    super(new S3BucketClosedToThePublic());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(LOCKS)
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(LOCKS, "/block_public_policy", "false")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(LOCKS, "/restrict_public_buckets")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void names_every_lock_that_is_open() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a"}},
                "aws_s3_bucket_public_access_block": {"a": {"bucket": "${aws_s3_bucket.a.id}",
                  "block_public_acls": true, "ignore_public_acls": true}}
                """))
        .containsExactly("aws_s3_bucket.a: not true: block_public_policy, restrict_public_buckets");
  }
}
