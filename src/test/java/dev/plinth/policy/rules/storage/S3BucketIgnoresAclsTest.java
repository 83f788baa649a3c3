package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class S3BucketIgnoresAclsTest extends RuleProof {
  private static final String OWNERSHIP = "aws_s3_bucket_ownership_controls.storage";

  S3BucketIgnoresAclsTest() {
    super(new S3BucketIgnoresAcls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .without(OWNERSHIP)
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(OWNERSHIP, "/rule/object_ownership", "\"BucketOwnerPreferred\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(OWNERSHIP, "/rule/object_ownership")
            .foundAt("aws_s3_bucket.storage"));
  }
}
