package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontRootObjectTest extends RuleProof {
  private static final String FRONTEND = "aws_cloudfront_distribution.frontend";
  private static final String ROOT = "/default_root_object";

  CloudfrontRootObjectTest() {
    super(new CloudfrontRootObject());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(FRONTEND, ROOT)
            .foundAt(FRONTEND),
        DocumentMutant.of("emptied", "troubleshooter/mvp")
            .with(FRONTEND, ROOT, "\"\"")
            .foundAt(FRONTEND),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(FRONTEND, ROOT)
            .foundAt(FRONTEND));
  }

  @Test
  void leaves_servers_alone() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {
                  "default_cache_behavior": {"target_origin_id": "o"},
                  "origin": {"origin_id": "o", "domain_name": "www.example.com"}}}
                """))
        .isEmpty();
  }
}
