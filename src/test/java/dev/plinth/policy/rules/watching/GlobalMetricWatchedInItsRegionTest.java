package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlobalMetricWatchedInItsRegionTest extends RuleProof {
  GlobalMetricWatchedInItsRegionTest() {
    super(new GlobalMetricWatchedInItsRegion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed provider", "troubleshooter/mvp")
            .without("aws_cloudwatch_metric_alarm.billing", "/provider")
            .foundAt("aws_cloudwatch_metric_alarm.billing"),
        DocumentMutant.of("weakened: another region", "troubleshooter/mvp")
            .with("/provider/aws/1/region", "\"eu-west-1\"")
            .foundAt(
                "aws_cloudwatch_metric_alarm.billing",
                "aws_cloudwatch_metric_alarm.frontend_errors"),
        DocumentMutant.of("unknown region", "troubleshooter/mvp")
            .with("/provider/aws/1/region", "\"${data.external.later.result.value}\"")
            .foundAt(
                "aws_cloudwatch_metric_alarm.billing",
                "aws_cloudwatch_metric_alarm.frontend_errors"));
  }

  @Test
  void leaves_regional_metrics_alone() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"region": "eu-west-1"}},
                  "resource": {"aws_cloudwatch_metric_alarm": {"a": {
                    "namespace": "AWS/ECS", "metric_name": "CPUUtilization"}}}}
                """))
        .isEmpty();
  }
}
