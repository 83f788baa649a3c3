package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HttpRedirectsToHttpsTest extends RuleProof {
  private static final String LISTENER = "aws_lb_listener.http";
  private static final String ACTION = "/default_action/0";

  HttpRedirectsToHttpsTest() {
    super(new HttpRedirectsToHttps());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("forwarded", "ollama/production")
            .with(
                LISTENER,
                ACTION,
                "{\"type\": \"forward\", \"target_group_arn\": \"${aws_lb_target_group.app.arn}\"}")
            .foundAt(LISTENER),
        DocumentMutant.of("another protocol", "ollama/staging")
            .with(LISTENER, ACTION + "/redirect/protocol", "\"HTTP\"")
            .foundAt(LISTENER),
        DocumentMutant.of("a rule of its own", "ollama/production")
            .with("aws_lb_listener_rule.api_1", "/listener_arn", "\"${aws_lb_listener.http.arn}\"")
            .foundAt("aws_lb_listener_rule.api_1"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(LISTENER, ACTION + "/redirect/protocol")
            .foundAt(LISTENER));
  }

  @Test
  void leaves_listeners_of_connections_alone() {
    assertThat(judging.in("\"aws_lb_listener\": {\"a\": {\"protocol\": \"TCP\"}}")).isEmpty();
  }

  @Test
  void looks_at_every_action() {
    assertThat(
            judging.in(
                """
                "aws_lb_listener": {"a": {"protocol": "HTTP", "default_action": [
                  {"type": "redirect", "redirect": {"protocol": "HTTPS"}, "order": 2},
                  {"type": "authenticate-oidc", "order": 1}]}}
                """))
        .containsExactly("aws_lb_listener.a: default_action does not redirect to HTTPS");
  }
}
