package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetGroupChecksAPathTest extends RuleProof {
  private static final String APP = "aws_lb_target_group.app";

  TargetGroupChecksAPathTest() {
    super(new TargetGroupChecksAPath());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(APP, "/health_check")
            .foundAt(APP),
        DocumentMutant.of("path removed", "troubleshooter/mvp")
            .without("aws_lb_target_group.service", "/health_check/path")
            .foundAt("aws_lb_target_group.service"),
        DocumentMutant.of("weakened", "ollama/dev")
            .with(APP, "/health_check/path", "\"/\"")
            .foundAt(APP),
        DocumentMutant.of("switched off", "ollama/staging")
            .with(APP, "/health_check/enabled", "false")
            .foundAt(APP),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(APP, "/health_check/path")
            .foundAt(APP));
  }

  @Test
  void leaves_targets_of_connections_and_functions_alone() {
    assertThat(
            judging.in(
                """
                "aws_lb_target_group": {"a": {"protocol": "TCP", "port": 443},
                  "b": {"target_type": "lambda"}}
                """))
        .isEmpty();
  }

  @Test
  void lets_other_programs_answer_at_their_root() {
    assertThat(
            judging.in(
                """
                "aws_lb_target_group": {"a": {"protocol": "HTTP", "health_check": [{"path": "/"}]}}
                """))
        .isEmpty();
  }
}
