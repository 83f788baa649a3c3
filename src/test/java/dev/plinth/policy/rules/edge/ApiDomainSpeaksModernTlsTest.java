package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ApiDomainSpeaksModernTlsTest extends RuleProof {
  private static final String DOMAIN = "aws_api_gateway_domain_name.api";
  private static final String NEW =
      """
      {"domain_name": "api.example.com", "security_policy": "TLS_1_2",
       "endpoint_configuration": {"types": ["REGIONAL"]}, "regional_certificate_arn":
         "arn:aws:acm:us-west-2:333333333333:certificate/5f0b6c1e-7a34-4d7f-9d0e-2a86c4b1e95d"}
      """;

  ApiDomainSpeaksModernTlsTest() {
    super(new ApiDomainSpeaksModernTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .with(DOMAIN, "", NEW)
            .without(DOMAIN, "/security_policy")
            .foundAt(DOMAIN),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(DOMAIN, "", NEW)
            .with(DOMAIN, "/security_policy", "\"TLS_1_0\"")
            .foundAt(DOMAIN),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(DOMAIN, "", NEW)
            .unknown(DOMAIN, "/security_policy")
            .foundAt(DOMAIN));
  }

  @Test
  void looks_at_http_apis_too() {
    assertThat(
            judging.in(
                """
                "aws_apigatewayv2_domain_name": {"a": {"domain_name_configuration": {
                  "endpoint_type": "REGIONAL", "security_policy": "TLS_1_0"}}}
                """))
        .containsExactly("aws_apigatewayv2_domain_name.a: security_policy is not TLS_1_2");
  }
}
