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
        DocumentMutant.of("removed", "microservices/qa")
            .without("aws_cloudwatch_metric_alarm.cart_few_tasks", "/treat_missing_data")
            .foundAt("aws_cloudwatch_metric_alarm.cart_few_tasks"),
        DocumentMutant.of("weakened", "microservices/qa")
            .with(
                "aws_cloudwatch_metric_alarm.total_task_count",
                "/treat_missing_data",
                "\"notBreaching\"")
            .foundAt("aws_cloudwatch_metric_alarm.total_task_count"),
        DocumentMutant.of("unknown", "microservices/qa")
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "aws_autoscaling_schedule": {"s": {"desired_capacity": 0}} | 0
          "aws_autoscaling_schedule": {"s": {"desired_capacity": 1}} | 1
          "aws_autoscaling_schedule": {"s": {"desired_capacity": "${var.size}"}} | 1
          "aws_appautoscaling_scheduled_action": {"s": {"scalable_target_action": {"max_capacity": "0"}}} | 0
          "aws_appautoscaling_scheduled_action": {"s": {"scalable_target_action": {"max_capacity": "2"}}} | 1
          """)
  void silence_is_sleep_where_a_schedule_takes_all_to_none(String schedule, int findings) {
    assertThat(
            judging.in(
                """
                %s,
                "aws_cloudwatch_metric_alarm": {"a": {"metric_name": "RunningTaskCount",
                  "comparison_operator": "LessThanThreshold"}}
                """
                    .formatted(schedule)))
        .hasSize(findings);
  }
}
