package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontSpeaksModernTlsTest extends RuleProof {
  private static final String STORAGE = "aws_cloudfront_distribution.storage";
  private static final String CERTIFICATE = "/viewer_certificate";
  private static final String OWN =
      """
      {"acm_certificate_arn": "arn:aws:acm:us-east-1:222222222222:certificate/0a1b2c3d",
       "ssl_support_method": "sni-only", "minimum_protocol_version": "TLSv1.2_2021"}
      """;

  CloudfrontSpeaksModernTlsTest() {
    super(new CloudfrontSpeaksModernTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("version removed", "ollama/production")
            .with(STORAGE, CERTIFICATE, OWN)
            .without(STORAGE, CERTIFICATE + "/minimum_protocol_version")
            .foundAt(STORAGE),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(STORAGE, CERTIFICATE, OWN)
            .with(STORAGE, CERTIFICATE + "/minimum_protocol_version", "\"TLSv1.1_2016\"")
            .foundAt(STORAGE),
        DocumentMutant.of("an address of its own", "ollama/staging")
            .with(STORAGE, CERTIFICATE, OWN)
            .with(STORAGE, CERTIFICATE + "/ssl_support_method", "\"vip\"")
            .foundAt(STORAGE),
        DocumentMutant.of("unknown", "ollama/production")
            .with(STORAGE, CERTIFICATE, OWN)
            .unknown(STORAGE, CERTIFICATE + "/minimum_protocol_version")
            .foundAt(STORAGE));
  }

  @Test
  void allows_the_name_of_cloudfront() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {"viewer_certificate": [
                  {"cloudfront_default_certificate": true}]}}
                """))
        .isEmpty();
  }
}
