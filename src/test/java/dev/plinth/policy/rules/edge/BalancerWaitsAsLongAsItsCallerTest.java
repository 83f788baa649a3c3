package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancerWaitsAsLongAsItsCallerTest extends RuleProof {
  private static final String MVP = "troubleshooter/mvp";
  private static final String ROUTE =
      "/locals/main_api/paths/~1budgets~1{budgetId}/get/x-amazon-apigateway-integration";

  BalancerWaitsAsLongAsItsCallerTest() {
    super(new BalancerWaitsAsLongAsItsCaller());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened load balancer", MVP)
            .with("aws_lb.main", "/idle_timeout", "10")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("a route that waits longer", MVP)
            .with(ROUTE + "/timeoutInMillis", "300000")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("a distribution that waits longer", "ollama/production")
            .with(
                "aws_cloudfront_distribution.storage",
                "/origin/9",
                """
                {"origin_id": "api", "domain_name": "${aws_lb.main.dns_name}",
                 "custom_origin_config": {"origin_read_timeout": 4001,
                 "origin_protocol_policy": "https-only", "origin_ssl_protocols": ["TLSv1.2"],
                 "http_port": 80, "https_port": 443}}
                """)
            .foundAt("aws_lb.main"),
        DocumentMutant.of("unknown", MVP)
            .unknown("aws_lb.main", "/idle_timeout")
            .foundAt("aws_lb.main"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "60, 60, true",
        "60, 61, false",
        "-, 60, true",
        "-, 61, false",
        "30, -, true",
        "29, -, false"
      })
  void both_have_what_aws_gives_them_where_nothing_is_said(
      String idle, String read, boolean isAllowed) {
    String balancer = idle == null ? "" : ", \"idle_timeout\": " + idle;
    String origin = read == null ? "" : "\"origin_read_timeout\": " + read;

    assertThat(
            judging.in(
                """
                "aws_lb": {"web": {"name": "web"%s}},
                "aws_cloudfront_distribution": {"web": {"origin": {"origin_id": "web",
                  "domain_name": "${aws_lb.web.dns_name}", "custom_origin_config": {%s}}}}
                """
                    .formatted(balancer, origin)))
        .hasSize(isAllowed ? 0 : 1);
  }

  @Test
  void tells_both_times() {
    assertThat(judging.in(new BalancerWaitsAsLongAsItsCaller().bad()))
        .containsExactly(
            "aws_lb.web: it gives up after 30 s, and aws_cloudfront_distribution.web waits for"
                + " 60 s");
  }
}
