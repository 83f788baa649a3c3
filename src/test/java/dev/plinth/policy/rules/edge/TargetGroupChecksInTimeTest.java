package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetGroupChecksInTimeTest extends RuleProof {
  private static final String APP = "aws_lb_target_group.app";
  private static final String CHECK = "/health_check";

  TargetGroupChecksInTimeTest() {
    super(new TargetGroupChecksInTime());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("interval removed", "ollama/production")
            .without(APP, CHECK + "/interval")
            .foundAt(APP),
        DocumentMutant.of("timeout too long", "ollama/dev")
            .with(APP, CHECK + "/timeout", "30")
            .foundAt(APP),
        DocumentMutant.of("noticed too late", "troubleshooter/mvp")
            .with("aws_lb_target_group.service", CHECK + "/interval", "120")
            .foundAt("aws_lb_target_group.service"),
        DocumentMutant.of("one answer decides", "ollama/staging")
            .with(APP, CHECK + "/unhealthy_threshold", "1")
            .foundAt(APP),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(APP, CHECK + "/healthy_threshold")
            .foundAt(APP));
  }

  @Test
  void reads_numbers_that_are_written_as_text() {
    assertThat(
            judging.in(
                """
                "aws_lb_target_group": {"a": {"protocol": "HTTPS", "health_check": {
                  "interval": "10", "timeout": "3", "healthy_threshold": "2",
                  "unhealthy_threshold": "2"}}}
                """))
        .isEmpty();
  }
}
