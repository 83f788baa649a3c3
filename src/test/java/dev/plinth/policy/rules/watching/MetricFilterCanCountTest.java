package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MetricFilterCanCountTest extends RuleProof {
  MetricFilterCanCountTest() {
    super(new MetricFilterCanCount());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "microservices/prod")
            .with("aws_cloudwatch_log_group.audit", "/log_group_class", "\"INFREQUENT_ACCESS\"")
            .foundAt("aws_cloudwatch_log_group.audit"),
        DocumentMutant.of("delivery alone", "microservices/develop")
            .with("aws_cloudwatch_log_group.events", "/log_group_class", "\"DELIVERY\"")
            .foundAt("aws_cloudwatch_log_group.events"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_cloudwatch_log_group.events", "/log_group_class")
            .foundAt("aws_cloudwatch_log_group.events"));
  }

  @Test
  void lets_groups_without_filters_be_cheap() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_log_group": {"a": {"name": "a", "log_group_class": "INFREQUENT_ACCESS"},
                  "b": {"name": "b"}},
                "aws_cloudwatch_log_metric_filter": {"b": {"log_group_name": "b"}}
                """))
        .isEmpty();
  }
}
