package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class S3CorsNamesOriginsTest extends RuleProof {
  private static final String CORS = "aws_s3_bucket_cors_configuration.uploads";
  private static final String ORIGINS = "/cors_rule/0/allowed_origins";

  S3CorsNamesOriginsTest() {
    super(new S3CorsNamesOrigins());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened", "troubleshooter/mvp")
            .with(CORS, ORIGINS, "[\"*\"]")
            .foundAt(CORS),
        DocumentMutant.of("opened to every host", "troubleshooter/mvp")
            .with(CORS, ORIGINS, "[\"https://*\"]")
            .foundAt(CORS),
        DocumentMutant.of("unknown", "troubleshooter/mvp").unknown(CORS, ORIGINS).foundAt(CORS));
  }

  @Test
  void lets_every_page_read() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket_cors_configuration": {"fonts": {"bucket": "fonts",
                  "cors_rule": {"allowed_methods": ["GET", "HEAD"], "allowed_origins": ["*"]}}}
                """))
        .isEmpty();
  }

  @Test
  void lets_a_domain_of_ones_own_have_subdomains() {
    assertThat(
            judging.in(
                """
                "aws_s3_bucket_cors_configuration": {"a": {"bucket": "a",
                  "cors_rule": {"allowed_methods": ["PUT"],
                    "allowed_origins": ["https://*.example.com"]}}}
                """))
        .isEmpty();
  }
}
