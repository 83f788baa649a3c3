package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudfrontCertificateInUsEast1Test extends RuleProof {
  private static final String FRONTEND = "aws_cloudfront_distribution.frontend";
  private static final String CERTIFICATE = "/viewer_certificate";
  private static final String OWN =
      """
      {"acm_certificate_arn": "arn:aws:acm:us-west-2:333333333333:certificate/0a1b2c3d",
       "ssl_support_method": "sni-only", "minimum_protocol_version": "TLSv1.2_2021"}
      """;

  CloudfrontCertificateInUsEast1Test() {
    super(new CloudfrontCertificateInUsEast1());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("of another region", "troubleshooter/mvp")
            .with(FRONTEND, CERTIFICATE, OWN)
            .foundAt(FRONTEND),
        DocumentMutant.of("made by the home provider", "troubleshooter/mvp")
            .with(FRONTEND, CERTIFICATE, OWN)
            .with(
                FRONTEND,
                CERTIFICATE + "/acm_certificate_arn",
                "\"${aws_acm_certificate.web.arn}\"")
            .with(
                "aws_acm_certificate.web",
                "",
                """
                {"domain_name": "app.example.com", "validation_method": "DNS",
                 "lifecycle": {"create_before_destroy": true}}
                """)
            .foundAt(FRONTEND),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(FRONTEND, CERTIFICATE, OWN)
            .unknown(FRONTEND, CERTIFICATE + "/acm_certificate_arn")
            .foundAt(FRONTEND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws.global", "${aws.global}"})
  void follows_the_provider_of_the_certificate(String provider) {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": [{"region": "eu-west-1"},
                   {"alias": "global", "region": "us-east-1"}]},
                 "resource": {
                   "aws_cloudfront_distribution": {"a": {"viewer_certificate": {
                     "acm_certificate_arn": "${aws_acm_certificate.c.arn}"}}},
                   "aws_acm_certificate": {"c": {"provider": "%s"}}}}
                """
                    .formatted(provider)))
        .isEmpty();
  }
}
