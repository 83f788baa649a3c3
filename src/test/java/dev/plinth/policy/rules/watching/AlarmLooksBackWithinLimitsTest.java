package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmLooksBackWithinLimitsTest extends RuleProof {
  AlarmLooksBackWithinLimitsTest() {
    super(new AlarmLooksBackWithinLimits());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: more points than periods", "ollama/production")
            .with("aws_cloudwatch_metric_alarm.high_cpu", "/datapoints_to_alarm", "2")
            .foundAt("aws_cloudwatch_metric_alarm.high_cpu"),
        DocumentMutant.of("weakened: too long", "troubleshooter/mvp")
            .with("aws_cloudwatch_metric_alarm.slow_answers", "/evaluation_periods", "289")
            .foundAt("aws_cloudwatch_metric_alarm.slow_answers"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_cloudwatch_metric_alarm.billing", "/evaluation_periods")
            .foundAt("aws_cloudwatch_metric_alarm.billing"));
  }

  @ParameterizedTest
  @CsvSource({"300,288,0", "300,289,1", "3600,168,0", "3600,169,1", "21600,28,0"})
  void knows_a_day_and_a_week(int period, int periods, int findings) {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"period": %d, "evaluation_periods": %d}}
                """
                    .formatted(period, periods)))
        .hasSize(findings);
  }

  @Test
  void reads_the_period_of_a_formula() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"evaluation_periods": 300, "metric_query": [
                  {"id": "a", "metric": [{"metric_name": "Errors", "period": 300}]}]}}
                """))
        .containsExactly(
            "aws_cloudwatch_metric_alarm.a: it looks back further than CloudWatch does");
  }
}
