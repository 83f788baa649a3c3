package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrailGoesToLogGroupTest extends RuleProof {
  TrailGoesToLogGroupTest() {
    super(new TrailGoesToLogGroup());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_cloudtrail.audit", "/cloud_watch_logs_group_arn")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("weakened", "microservices/qa")
            .with("aws_cloudtrail.audit", "/cloud_watch_logs_group_arn", "\"\"")
            .foundAt("aws_cloudtrail.audit"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_cloudtrail.audit", "/cloud_watch_logs_group_arn")
            .foundAt("aws_cloudtrail.audit"));
  }

  @Test
  void allows_a_group_that_is_somewhere_else() {
    assertThat(
            judging.in(
                """
                "aws_cloudtrail": {"a": {"cloud_watch_logs_group_arn":
                  "arn:aws:logs:eu-west-1:111122223333:log-group:audit:*"}}
                """))
        .isEmpty();
  }
}
