package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketEncryptedTest extends RuleProof {
  private static final String ENCRYPTION =
      "aws_s3_bucket_server_side_encryption_configuration.storage";
  private static final String ALGORITHM =
      "/rule/0/apply_server_side_encryption_by_default/sse_algorithm";

  S3BucketEncryptedTest() {
    super(new S3BucketEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(ENCRYPTION)
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(ENCRYPTION, ALGORITHM, "\"none\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(ENCRYPTION, ALGORITHM)
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void does_not_take_the_encryption_of_another_bucket_for_its_own() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a"}},
                "aws_s3_bucket_server_side_encryption_configuration": {"b": {
                  "bucket": "${aws_s3_bucket.b.id}",
                  "rule": [{"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms"}}]}}
                """))
        .containsExactly("aws_s3_bucket.a: no encryption is configured");
  }

  @Test
  void knows_the_block_of_old() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a", "server_side_encryption_configuration": {"rule": {
                  "apply_server_side_encryption_by_default": {"sse_algorithm": "AES256"}}}}}
                """))
        .isEmpty();
  }
}
