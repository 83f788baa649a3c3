package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CloudfrontOriginByTlsTest extends RuleProof {
  private static final String STORAGE = "aws_cloudfront_distribution.storage";
  private static final String ORIGIN = "/origin/1";
  private static final String SERVER = ORIGIN + "/custom_origin_config";
  private static final String NEW =
      """
      {"origin_id": "chat", "domain_name": "chat.example.com", "custom_origin_config": {
        "http_port": 80, "https_port": 443, "origin_protocol_policy": "https-only",
        "origin_ssl_protocols": ["TLSv1.2"]}}
      """;

  CloudfrontOriginByTlsTest() {
    super(new CloudfrontOriginByTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with(STORAGE, ORIGIN, NEW)
            .with(STORAGE, SERVER + "/origin_protocol_policy", "\"http-only\"")
            .foundAt(STORAGE),
        DocumentMutant.of("an old version", "ollama/staging")
            .with(STORAGE, ORIGIN, NEW)
            .with(STORAGE, SERVER + "/origin_ssl_protocols", "[\"TLSv1.1\", \"TLSv1.2\"]")
            .foundAt(STORAGE),
        DocumentMutant.of("removed", "ollama/dev")
            .with(STORAGE, ORIGIN, NEW)
            .without(STORAGE, SERVER + "/origin_protocol_policy")
            .foundAt(STORAGE),
        DocumentMutant.of("unknown", "ollama/production")
            .with(STORAGE, ORIGIN, NEW)
            .unknown(STORAGE, SERVER + "/origin_protocol_policy")
            .foundAt(STORAGE));
  }

  @Test
  void leaves_buckets_alone() {
    assertThat(
            judging.in(
                """
                "aws_cloudfront_distribution": {"a": {"origin": {
                  "domain_name": "files.s3.eu-west-1.amazonaws.com"}}}
                """))
        .isEmpty();
  }
}
