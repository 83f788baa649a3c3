package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketEncryptedWithOwnKeyTest extends RuleProof {
  private static final String ENCRYPTION =
      "aws_s3_bucket_server_side_encryption_configuration.storage";
  private static final String ALGORITHM =
      "/rule/0/apply_server_side_encryption_by_default/sse_algorithm";
  private static final String KEY =
      "/rule/0/apply_server_side_encryption_by_default/kms_master_key_id";

  S3BucketEncryptedWithOwnKeyTest() {
    super(new S3BucketEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(ENCRYPTION, KEY)
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(ENCRYPTION, ALGORITHM, "\"AES256\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("key of AWS", "ollama/production")
            .with(ENCRYPTION, KEY, "\"alias/aws/s3\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(ENCRYPTION, KEY)
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void knows_a_key_of_AWS_that_is_looked_up() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_kms_alias": {"s3": {"name": "alias/aws/s3"}}},
                 "resource": {
                  "aws_s3_bucket": {"a": {"bucket": "a"}},
                  "aws_s3_bucket_server_side_encryption_configuration": {"a": {"bucket": "a", "rule": [
                    {"apply_server_side_encryption_by_default": {"sse_algorithm": "aws:kms",
                      "kms_master_key_id": "${data.aws_kms_alias.s3.target_key_arn}"}}]}}}}
                """))
        .containsExactly("aws_s3_bucket.a: its key is one of AWS");
  }
}
