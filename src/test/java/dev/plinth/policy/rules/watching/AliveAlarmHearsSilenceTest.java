package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliveAlarmHearsSilenceTest extends RuleProof {
  AliveAlarmHearsSilenceTest() {
    super(new AliveAlarmHearsSilence());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .without("aws_cloudwatch_metric_alarm.cart_few_tasks", "/treat_missing_data")
            .foundAt("aws_cloudwatch_metric_alarm.cart_few_tasks"),
        DocumentMutant.of("weakened", "microservices/develop")
            .with(
                "aws_cloudwatch_metric_alarm.total_task_count",
                "/treat_missing_data",
                "\"notBreaching\"")
            .foundAt("aws_cloudwatch_metric_alarm.total_task_count"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_cloudwatch_metric_alarm.orders_few_tasks", "/treat_missing_data")
            .foundAt("aws_cloudwatch_metric_alarm.orders_few_tasks"));
  }

  @ParameterizedTest
  @CsvSource({
    "HealthyHostCount,LessThanOrEqualToThreshold,1",
    "HealthyHostCount,GreaterThanThreshold,0",
    "CPUUtilization,LessThanThreshold,0"
  })
  void looks_at_what_must_be_alive(String metric, String comparison, int findings) {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"metric_name": "%s", "comparison_operator": "%s"}}
                """
                    .formatted(metric, comparison)))
        .hasSize(findings);
  }
}
