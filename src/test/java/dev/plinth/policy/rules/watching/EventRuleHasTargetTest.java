package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventRuleHasTargetTest extends RuleProof {
  EventRuleHasTargetTest() {
    super(new EventRuleHasTarget());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_event_target.launch_failure")
            .foundAt("aws_cloudwatch_event_rule.launch_failure"),
        DocumentMutant.of("weakened: that of another rule", "microservices/prod")
            .with(
                "aws_cloudwatch_event_target.failed_pipelines_topic",
                "/rule",
                "\"${aws_cloudwatch_event_rule.pipelines.name}\"")
            .foundAt("aws_cloudwatch_event_rule.failed_pipelines"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_cloudwatch_event_target.launch_failure", "/arn")
            .foundAt("aws_cloudwatch_event_rule.launch_failure"));
  }

  @Test
  void finds_a_target_by_the_name_of_the_rule() {
    assertThat(
            judging.in(
                """
                "aws_cloudwatch_event_rule": {"a": {"name": "nightly"}},
                "aws_cloudwatch_event_target": {"a": {"rule": "nightly",
                  "arn": "arn:aws:sqs:eu-west-1:111122223333:work"}}
                """
                    .replace(
                        "\"rule\": \"nightly\"",
                        "\"rule\": \"${aws_cloudwatch_event_rule.a.id}\"")))
        .isEmpty();
  }
}
