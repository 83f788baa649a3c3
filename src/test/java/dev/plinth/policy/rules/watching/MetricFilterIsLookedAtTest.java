package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricFilterIsLookedAtTest extends RuleProof {
  MetricFilterIsLookedAtTest() {
    super(new MetricFilterIsLookedAt());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_cloudwatch_metric_alarm.root_use")
            .without("aws_cloudwatch_dashboard.security")
            .foundAt("aws_cloudwatch_log_metric_filter.root_use"),
        DocumentMutant.of("weakened: another metric", "microservices/prod")
            .with(
                "aws_cloudwatch_log_metric_filter.audit_changes",
                "/metric_transformation/name",
                "\"Changed\"")
            .foundAt("aws_cloudwatch_log_metric_filter.audit_changes"),
        DocumentMutant.of("unknown", "microservices/qa")
            .unknown("aws_cloudwatch_log_metric_filter.iam_changes", "/metric_transformation/name")
            .foundAt("aws_cloudwatch_log_metric_filter.iam_changes"));
  }

  @Test
  void takes_a_dashboard_for_somebody_who_looks() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {
                    "aws_cloudwatch_log_metric_filter": {"a": {"metric_transformation":
                      [{"name": "Sales", "namespace": "Shop"}]}},
                    "aws_cloudwatch_dashboard": {"a": {"dashboard_body": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"widgets": [{"properties": {"metrics": [["Shop", "Sales"]]}}]}}}
                """))
        .isEmpty();
  }
}
