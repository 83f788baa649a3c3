package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailIsWatchedTest extends RuleProof {
  TrailIsWatchedTest() {
    super(new TrailIsWatched());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_cloudwatch_metric_alarm.root_use")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened: fewer calls", "microservices/qa")
            .with(
                "aws_cloudwatch_log_metric_filter.audit_changes",
                "/pattern",
                "\"{ $.eventName = DeleteTrail }\"")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("another log group", "microservices/prod")
            .with(
                "aws_cloudwatch_log_metric_filter.key_deletions",
                "/log_group_name",
                "\"${aws_cloudwatch_log_group.events.name}\"")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudwatch_log_metric_filter.network_changes", "/pattern")
            .foundAt("aws_cloudtrail.audit"));
  }

  @Test
  void says_nothing_of_a_trail_whose_log_group_is_elsewhere() {
    assertThat(
            judging.in(
                """
                "aws_cloudtrail": {"a": {"cloud_watch_logs_group_arn":
                  "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*"}}
                """))
        .isEmpty();
  }
}
