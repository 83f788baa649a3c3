package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3LifecycleInOrderTest extends RuleProof {
  private static final String LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.storage";

  S3LifecycleInOrderTest() {
    super(new S3LifecycleInOrder());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("too early", "ollama/dev")
            .with(LIFECYCLE, "/rule/0/transition/0/days", "7")
            .foundAt(LIFECYCLE),
        DocumentMutant.of("in the wrong order", "ollama/dev")
            .with(LIFECYCLE, "/rule/0/transition/1/days", "60")
            .foundAt(LIFECYCLE),
        DocumentMutant.of("over before it moves", "ollama/dev")
            .with(LIFECYCLE, "/rule/0/expiration", "[{\"days\": 90}]")
            .foundAt(LIFECYCLE),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(LIFECYCLE, "/rule/0/transition/0/days")
            .foundAt(LIFECYCLE));
  }

  @Test
  void takes_no_days_for_no_end() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "a",
                  "rule": [{"status": "Enabled",
                  "transition": [{"days": 0, "storage_class": "GLACIER"}],
                  "expiration": [{"days": 0, "expired_object_delete_marker": true}]}]}}
                """))
        .isEmpty();
  }

  @Test
  void says_what_comes_too_late() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket_lifecycle_configuration": {"a": {"bucket": "a",
                  "rule": [{"status": "Enabled",
                  "transition": [{"days": 180, "storage_class": "GLACIER"}],
                    "expiration": {"days": 90}}]}}
                """))
        .containsExactly("aws_s3_bucket_lifecycle_configuration.a: 180 days, and then 90");
  }
}
