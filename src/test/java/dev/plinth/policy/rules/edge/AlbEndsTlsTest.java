package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlbEndsTlsTest extends RuleProof {
  private static final String LISTENER = "aws_lb_listener.https";

  AlbEndsTlsTest() {
    super(new AlbEndsTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("certificate removed", "ollama/production")
            .without(LISTENER, "/certificate_arn")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("plain", "troubleshooter/mvp")
            .with(LISTENER, "/protocol", "\"HTTP\"")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("another certificate", "ollama/staging")
            .with(
                LISTENER,
                "/certificate_arn",
                "\"arn:aws:iam::222222222222:server-certificate/chat\"")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(LISTENER, "/certificate_arn")
            .foundAt("aws_lb.main"));
  }

  @Test
  void takes_certificates_that_the_document_makes_or_finds() {
    String listener =
        """
        "aws_lb": {"a": {}},
        "aws_lb_listener": {"l": {"load_balancer_arn": "${aws_lb.a.arn}", "port": "443",
          "protocol": "HTTPS", "certificate_arn": "${%s}"}}
        """;

    assertThat(judging.in(listener.formatted("aws_acm_certificate_validation.c.certificate_arn")))
        .isEmpty();
    assertThat(judging.in(listener.formatted("data.aws_acm_certificate.c.arn"))).isEmpty();
  }
}
