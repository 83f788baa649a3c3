package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlbDropsInvalidHeadersTest extends RuleProof {
  private static final String BALANCER = "aws_lb.main";
  private static final String DROP = "/drop_invalid_header_fields";

  AlbDropsInvalidHeadersTest() {
    super(new AlbDropsInvalidHeaders());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(BALANCER, DROP).foundAt(BALANCER),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(BALANCER, DROP, "false")
            .foundAt(BALANCER),
        DocumentMutant.of("unknown", "ollama/dev").unknown(BALANCER, DROP).foundAt(BALANCER));
  }

  @Test
  void leaves_out_network_load_balancers() {
    assertThat(judging.in("\"aws_lb\": {\"a\": {\"load_balancer_type\": \"network\"}}")).isEmpty();
  }
}
