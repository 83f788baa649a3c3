package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AlarmWatchesWhatIsThereTest extends RuleProof {
  AlarmWatchesWhatIsThereTest() {
    super(new AlarmWatchesWhatIsThere());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudfront_distribution.storage")
            .foundAt(
                "aws_cloudwatch_metric_alarm.cloudfront_high_error_rate",
                "aws_cloudwatch_metric_alarm.cloudfront_low_cache_hit_ratio"),
        DocumentMutant.of("weakened: another name", "troubleshooter/mvp")
            .with("aws_api_gateway_rest_api.main", "/name", "\"troubleshooter-gateway-mvp\"")
            .foundAt(
                "aws_cloudwatch_metric_alarm.high_5xx", "aws_cloudwatch_metric_alarm.slow_answers"),
        DocumentMutant.of("in a formula", "troubleshooter/mvp")
            .with(
                "aws_cloudwatch_metric_alarm.table_throttles",
                "/metric_query/3/metric/dimensions/TableName",
                "\"troubleshooter-chats-mvp\"")
            .foundAt("aws_cloudwatch_metric_alarm.table_throttles"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_cloudwatch_metric_alarm.cart_high_cpu", "/dimensions/ClusterName")
            .foundAt("aws_cloudwatch_metric_alarm.cart_high_cpu"));
  }

  @Test
  void says_nothing_of_kinds_that_are_made_elsewhere() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_metric_alarm": {"a": {"namespace": "AWS/ECS", "metric_name": "CPUUtilization",
                  "dimensions": {"ServiceName": "cart"}}}
                """))
        .isEmpty();
  }

  @Test
  void cannot_tell_where_names_are_made_by_terraform() {
    assertThat(
            judging.in(
                """
                "aws_dynamodb_table": {"a": {"name": "a-${random_id.a.hex}"}},
                "aws_cloudwatch_metric_alarm": {"a": {"namespace": "AWS/DynamoDB",
                  "metric_name": "SystemErrors", "dimensions": {"TableName": "a-01"}}}
                """))
        .isEmpty();
  }
}
