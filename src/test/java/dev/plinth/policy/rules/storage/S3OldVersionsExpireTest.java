package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class S3OldVersionsExpireTest extends RuleProof {
  private static final String LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.storage";

  S3OldVersionsExpireTest() {
    super(new S3OldVersionsExpire());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .without(LIFECYCLE, "/rule/2/noncurrent_version_expiration")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(LIFECYCLE, "/rule/2/status", "\"Disabled\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(LIFECYCLE, "/rule/2/noncurrent_version_expiration/0/noncurrent_days")
            .foundAt("aws_s3_bucket.storage"));
  }
}
