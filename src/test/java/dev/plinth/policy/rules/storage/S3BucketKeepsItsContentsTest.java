package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3BucketKeepsItsContentsTest extends RuleProof {

  S3BucketKeepsItsContentsTest() {
    super(new S3BucketKeepsItsContents());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched on", "ollama/production")
            .with("aws_s3_bucket.storage", "/force_destroy", "true")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("switched on as text", "ollama/production")
            .with("aws_s3_bucket.logs", "/force_destroy", "\"true\"")
            .foundAt("aws_s3_bucket.logs"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_s3_bucket.storage", "/force_destroy")
            .foundAt("aws_s3_bucket.storage"));
  }

  @Test
  void leaves_other_environments_their_choice() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "dev"}}}},
                 "resource": {"aws_s3_bucket": {"a": {"bucket": "a", "force_destroy": true}}}}
                """))
        .isEmpty();
  }
}
