package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketVersionedTest extends RuleProof {
  private static final String VERSIONING = "aws_s3_bucket_versioning.state";
  private static final String STATUS = "/versioning_configuration/status";

  S3BucketVersionedTest() {
    super(new S3BucketVersioned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "bootstrap/production")
            .without(VERSIONING)
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("weakened", "bootstrap/production")
            .with(VERSIONING, STATUS, "\"Suspended\"")
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("unknown", "bootstrap/production")
            .unknown(VERSIONING, STATUS)
            .foundAt("aws_s3_bucket.state"),
        DocumentMutant.of("of another bucket", "ollama/dev")
            .with("aws_s3_bucket_versioning.storage", "/bucket", "\"${aws_s3_bucket.logs.id}\"")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void knows_the_block_of_old() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a", "versioning": {"enabled": true}},
                  "b": {"bucket": "b", "versioning": [{"enabled": false}]}}
                """))
        .containsExactly("aws_s3_bucket.b: versioning is not enabled");
  }
}
