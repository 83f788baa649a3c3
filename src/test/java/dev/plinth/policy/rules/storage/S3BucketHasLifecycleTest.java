package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketHasLifecycleTest extends RuleProof {
  private static final String LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.state";

  S3BucketHasLifecycleTest() {
    super(new S3BucketHasLifecycle());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "bootstrap/production")
            .without(LIFECYCLE)
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("weakened", "bootstrap/production")
            .with(LIFECYCLE, "/rule/0/status", "\"Disabled\"")
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("without an action", "bootstrap/production")
            .without(LIFECYCLE, "/rule/0/noncurrent_version_expiration")
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("unknown", "bootstrap/production")
            .unknown(LIFECYCLE, "/rule/0/status")
            .foundAt("aws_s3_bucket.state"));
  }

  @Test
  void knows_the_block_of_old() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a", "lifecycle_rule": [
                  {"enabled": true, "expiration": {"days": 30}}]}}
                """))
        .isEmpty();
  }
}
