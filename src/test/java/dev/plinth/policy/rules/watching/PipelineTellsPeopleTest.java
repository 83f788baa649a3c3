package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PipelineTellsPeopleTest extends RuleProof {
  PipelineTellsPeopleTest() {
    super(new PipelineTellsPeople());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/develop")
            .without("aws_codestarnotifications_notification_rule.cart")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("weakened: nothing of failures", "microservices/develop")
            .with(
                "aws_codestarnotifications_notification_rule.cart",
                "/event_type_ids",
                "[\"codepipeline-pipeline-pipeline-execution-started\"]")
            .foundAt("aws_codepipeline.cart"),
        DocumentMutant.of("switched off", "microservices/develop")
            .with("aws_codestarnotifications_notification_rule.orders", "/status", "\"DISABLED\"")
            .foundAt("aws_codepipeline.orders"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_codestarnotifications_notification_rule.cart", "/target/0/address")
            .foundAt("aws_codepipeline.cart"));
  }

  @Test
  void does_not_take_the_rule_of_another_pipeline_for_its_own() {
    assertThat(
            judging.in(
                """
                "aws_codepipeline": {"a": {"name": "a"}},
                "aws_codestarnotifications_notification_rule": {"b": {
                  "resource": "${aws_codepipeline.b.arn}",
                  "event_type_ids": ["codepipeline-pipeline-pipeline-execution-failed"],
                  "target": [{"type": "SNS", "address": "${aws_sns_topic.b.arn}"}]}}
                """))
        .containsExactly("aws_codepipeline.a: no rule tells a topic of its runs that failed");
  }
}
