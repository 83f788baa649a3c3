package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketLogsAccessTest extends RuleProof {

  S3BucketLogsAccessTest() {
    super(new S3BucketLogsAccess());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .without("aws_s3_bucket_logging.storage")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("without a target", "ollama/dev")
            .without("aws_s3_bucket_logging.storage", "/target_bucket")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("of another bucket", "troubleshooter/mvp")
            .with("aws_s3_bucket_logging.uploads", "/bucket", "\"${aws_s3_bucket.frontend.id}\"")
            .foundAt("aws_s3_bucket.uploads"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_s3_bucket_logging.storage", "/target_bucket")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void knows_the_block_of_old() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a",
                  "logging": {"target_bucket": "${aws_s3_bucket.b.id}"}},
                  "b": {"bucket": "b"}}
                """))
        .isEmpty();
  }
}
