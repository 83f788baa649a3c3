package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmExplainsItselfTest extends RuleProof {
  AlarmExplainsItselfTest() {
    super(new AlarmExplainsItself());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_metric_alarm.high_cpu", "/alarm_description")
            .foundAt("aws_cloudwatch_metric_alarm.high_cpu"),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with("aws_cloudwatch_metric_alarm.high_5xx", "/alarm_description", "\" \"")
            .foundAt("aws_cloudwatch_metric_alarm.high_5xx"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_cloudwatch_metric_alarm.high_cpu", "/alarm_description")
            .foundAt("aws_cloudwatch_metric_alarm.high_cpu"));
  }

  @Test
  void allows_a_text_with_references() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"alarm_description":
                  "Look at ${aws_cloudwatch_log_group.a.name}."}}
                """))
        .isEmpty();
  }
}
