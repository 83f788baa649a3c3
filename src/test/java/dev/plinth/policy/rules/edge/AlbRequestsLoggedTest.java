package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Judging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlbRequestsLoggedTest {
  private final Judging judging = new Judging(new AlbRequestsLogged());

  @Test
  void allows_a_balancer_that_logs() {
    assertThat(
            judging.in(
                """
          "aws_lb": {"a": {"name": "a", "access_logs": {"bucket": "logs", "enabled": true}}}
          """))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
          "aws_lb": {"a": {"name": "a"}}
          """,
        """
          "aws_lb": {"a": {"name": "a", "access_logs": {"bucket": "logs", "enabled": false}}}
          """,
        """
          "aws_lb": {"a": {"name": "a", "access_logs": {"bucket": "logs", "enabled": "${var.logged}"}}}
          """,
        """
          "aws_lb": {"a": {"name": "a", "access_logs": {"enabled": true}}}
          """
      })
  void denies_what_is_not_surely_so(String resources) {
    assertThat(judging.in(resources)).containsExactly("aws_lb.a: access_logs are not enabled");
  }

  @Test
  void leaves_out_network_load_balancers() {
    String network = "\"aws_lb\": {\"a\": {\"load_balancer_type\": \"network\"}}";

    assertThat(judging.in(network)).isEmpty();
  }
}
