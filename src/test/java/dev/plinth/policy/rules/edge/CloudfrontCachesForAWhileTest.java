package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontCachesForAWhileTest extends RuleProof {
  private static final String POLICY = "aws_cloudfront_cache_policy.storage";
  private static final String STORAGE = "aws_cloudfront_distribution.storage";
  private static final String POLICY_ID = "/default_cache_behavior/cache_policy_id";

  CloudfrontCachesForAWhileTest() {
    super(new CloudfrontCachesForAWhile());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("time removed", "ollama/production")
            .without(POLICY, "/max_ttl")
            .foundAt(POLICY),
        DocumentMutant.of("nothing cached", "troubleshooter/mvp")
            .with("aws_cloudfront_cache_policy.frontend", "/max_ttl", "0")
            .foundAt("aws_cloudfront_cache_policy.frontend"),
        DocumentMutant.of("policy removed", "ollama/staging")
            .without(STORAGE, POLICY_ID)
            .foundAt(STORAGE),
        DocumentMutant.of("caching disabled", "ollama/dev")
            .with(STORAGE, POLICY_ID, "\"4135ea2d-6df8-44a3-9df3-4b5a84be39ad\"")
            .foundAt(STORAGE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(POLICY, "/default_ttl")
            .foundAt(POLICY));
  }

  @Test
  void lets_answers_of_a_server_go_uncached() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {
                  "origin": [{"origin_id": "o", "domain_name": "api.example.com"}],
                  "default_cache_behavior": {"target_origin_id": "o",
                    "cache_policy_id": "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"}}}
                """))
        .isEmpty();
  }

  @Test
  void reads_times_that_a_behaviour_has_itself() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {"default_cache_behavior": {
                  "min_ttl": 0, "default_ttl": 3600, "max_ttl": 86400}}}
                """))
        .isEmpty();
  }
}
