package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontViewersUseTlsTest extends RuleProof {
  private static final String POLICY = "/default_cache_behavior/viewer_protocol_policy";
  private static final String STORAGE = "aws_cloudfront_distribution.storage";

  CloudfrontViewersUseTlsTest() {
    super(new CloudfrontViewersUseTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(STORAGE, POLICY).foundAt(STORAGE),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with("aws_cloudfront_distribution.frontend", POLICY, "\"allow-all\"")
            .foundAt("aws_cloudfront_distribution.frontend"),
        DocumentMutant.of("unknown", "ollama/dev").unknown(STORAGE, POLICY).foundAt(STORAGE));
  }

  @Test
  void looks_at_every_behaviour() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {
                  "default_cache_behavior": [{"viewer_protocol_policy": "https-only"}],
                  "ordered_cache_behavior": [
                    {"path_pattern": "/x", "viewer_protocol_policy": "https-only"},
                    {"path_pattern": "/y", "viewer_protocol_policy": "allow-all"}]}}
                """))
        .containsExactly("aws_cloudfront_distribution.a: viewer_protocol_policy admits plain HTTP");
  }
}
