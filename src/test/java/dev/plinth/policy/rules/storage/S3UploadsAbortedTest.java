package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3UploadsAbortedTest extends RuleProof {
  private static final String LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.storage";

  S3UploadsAbortedTest() {
    super(new S3UploadsAborted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/dev")
            .without(LIFECYCLE, "/rule/2/abort_incomplete_multipart_upload")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(LIFECYCLE, "/rule/2/filter/0/prefix", "\"models/\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(LIFECYCLE, "/rule/2/abort_incomplete_multipart_upload/0/days_after_initiation")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void takes_a_filter_that_chooses_nothing_for_the_whole_bucket() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket": {"a": {"bucket": "a"}},
                "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "a", "rule": [
                  {"status": "Enabled", "expiration": [{"days": 3}],
                   "filter": [{"prefix": "", "and": [], "tag": [], "object_size_less_than": null}],
                   "abort_incomplete_multipart_upload": [{"days_after_initiation": 1}]}]}}
                """))
        .isEmpty();
  }
}
