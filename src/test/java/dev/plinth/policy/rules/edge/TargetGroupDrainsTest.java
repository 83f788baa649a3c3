package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetGroupDrainsTest extends RuleProof {
  private static final String APP = "aws_lb_target_group.app";
  private static final String DELAY = "/deregistration_delay";

  TargetGroupDrainsTest() {
    super(new TargetGroupDrains());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(APP, DELAY).foundAt(APP),
        DocumentMutant.of("weakened", "ollama/dev").with(APP, DELAY, "0").foundAt(APP),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_lb_target_group.service", DELAY)
            .foundAt("aws_lb_target_group.service"));
  }

  @Test
  void leaves_targets_of_connections_alone() {
    assertThat(judging.in("\"aws_lb_target_group\": {\"a\": {\"protocol\": \"TCP\"}}")).isEmpty();
  }
}
