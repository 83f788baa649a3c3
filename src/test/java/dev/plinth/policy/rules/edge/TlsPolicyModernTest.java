package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsPolicyModernTest extends RuleProof {
  private static final String LISTENER = "aws_lb_listener.https";

  TlsPolicyModernTest() {
    super(new TlsPolicyModern());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(LISTENER, "/ssl_policy")
            .foundAt(LISTENER),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(LISTENER, "/ssl_policy", "\"ELBSecurityPolicy-TLS13-1-0-2021-06\"")
            .foundAt(LISTENER),
        DocumentMutant.of("unknown", "ollama/staging")
            .unknown(LISTENER, "/ssl_policy")
            .foundAt(LISTENER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ELBSecurityPolicy-TLS13-1-3-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
        "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
        "ELBSecurityPolicy-TLS-1-2-Ext-2018-06",
        "ELBSecurityPolicy-FS-1-2-Res-2020-10"
      })
  void allows_what_begins_at_1_2(String policy) {
    assertThat(judging.in(listener(policy))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ELBSecurityPolicy-2016-08",
        "ELBSecurityPolicy-FS-2018-06",
        "ELBSecurityPolicy-FS-1-1-2019-08",
        "ELBSecurityPolicy-TLS-1-1-2017-01",
        "ELBSecurityPolicy-TLS13-1-1-2021-06"
      })
  void denies_what_begins_earlier(String policy) {
    assertThat(judging.in(listener(policy)))
        .containsExactly("aws_lb_listener.a: ssl_policy admits versions before TLS 1.2");
  }

  private static String listener(String policy) {
    return "\"aws_lb_listener\": {\"a\": {\"protocol\": \"TLS\", \"ssl_policy\": \"%s\"}}"
        .formatted(policy);
  }
}
