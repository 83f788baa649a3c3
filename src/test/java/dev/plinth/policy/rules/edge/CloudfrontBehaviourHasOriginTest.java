package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontBehaviourHasOriginTest extends RuleProof {
  private static final String STORAGE = "aws_cloudfront_distribution.storage";

  CloudfrontBehaviourHasOriginTest() {
    super(new CloudfrontBehaviourHasOrigin());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("renamed", "ollama/production")
            .with(STORAGE, "/origin/0/origin_id", "\"files\"")
            .foundAt(STORAGE),
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_cloudfront_distribution.frontend", "/origin")
            .foundAt("aws_cloudfront_distribution.frontend"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(STORAGE, "/default_cache_behavior/target_origin_id")
            .foundAt(STORAGE));
  }

  @Test
  void takes_a_group_of_origins() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {
                  "default_cache_behavior": {"target_origin_id": "both"},
                  "origin": [{"origin_id": "one"}, {"origin_id": "two"}],
                  "origin_group": {"origin_id": "both"}}}
                """))
        .isEmpty();
  }
}
