package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogDeliveryClosedTest extends RuleProof {
  LogDeliveryClosedTest() {
    super(new LogDeliveryClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "microservices/develop")
            .with("/locals/events_event_log/Statement/0/Principal", "{\"AWS\": \"*\"}")
            .foundAt("aws_cloudwatch_log_resource_policy.events"),
        DocumentMutant.of("removed conditions", "troubleshooter/mvp")
            .with("/locals/api_waf_log/Statement/0/Principal", "\"*\"")
            .removed("/locals/api_waf_log/Statement/0/Condition")
            .foundAt("aws_cloudwatch_log_resource_policy.api_waf"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_cloudwatch_log_resource_policy.api_waf", "/policy_document")
            .foundAt("aws_cloudwatch_log_resource_policy.api_waf"));
  }

  @Test
  void allows_everybody_on_behalf_of_the_account() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_cloudwatch_log_resource_policy": {"a": {
                    "policy_document": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "Allow", "Principal": "*",
                    "Action": "logs:PutLogEvents",
                    "Condition": {"StringEquals": {"aws:SourceAccount": "111122223333"}}}}}}
                """))
        .isEmpty();
  }
}
