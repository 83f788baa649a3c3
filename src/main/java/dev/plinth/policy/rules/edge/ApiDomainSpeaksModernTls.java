package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Old protocols have known holes. */
public final class ApiDomainSpeaksModernTls implements DocumentRule {
  private static final String POLICY = "security_policy";
  private static final String MODERN = "TLS_1_2";

  @Override
  public String title() {
    return "APIs speak TLS 1.2 or later under names of one's own";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A caller can be forced to TLS 1.0, which others on the way read.";
  }

  @Override
  public String remedy() {
    return "Set security_policy to TLS_1_2. It works within minutes; programs from"
        + " before 2014 stay out.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Choose a security policy for your custom domain",
            "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_domain_name": {"api": {"domain_name": "api.example.com",
          "regional_certificate_arn": "${aws_acm_certificate.api.arn}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_api_gateway_domain_name": {"api": {"domain_name": "api.example.com",
          "regional_certificate_arn": "${aws_acm_certificate.api.arn}", "security_policy": "TLS_1_2"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
            document.resources("aws_api_gateway_domain_name").stream()
                .map(domain -> Map.entry(domain, (Block) domain)),
            document.resources("aws_apigatewayv2_domain_name").stream()
                .flatMap(
                    domain ->
                        domain.blocks("domain_name_configuration").stream()
                            .map(configuration -> Map.entry(domain, configuration))))
        .filter(said -> !said.getValue().text(POLICY).equals(Optional.of(MODERN)))
        .map(said -> finding(said.getKey(), said.getValue(), POLICY, POLICY + " is not TLS_1_2"));
  }
}
