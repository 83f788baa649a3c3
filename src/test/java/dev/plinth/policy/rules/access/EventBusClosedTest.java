package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventBusClosedTest extends RuleProof {
  EventBusClosedTest() {
    super(new EventBusClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/resource/aws_cloudwatch_event_bus_policy/default",
                "{\"policy\": \"${jsonencode(local.bus)}\"}")
            .with(
                "/locals/bus",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"events:PutEvents\"}}")
            .foundAt("aws_cloudwatch_event_bus_policy.default"),
        DocumentMutant.of("removed condition", "ollama/production")
            .with(
                "/resource/aws_cloudwatch_event_bus_policy/default",
                "{\"policy\": \"${jsonencode(local.bus)}\"}")
            .with(
                "/locals/bus",
                "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": {\"AWS\": \"*\"}, \"Action\": \"events:PutEvents\", \"Condition\": {}}}")
            .foundAt("aws_cloudwatch_event_bus_policy.default"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_cloudwatch_event_bus_policy/default",
                "{\"policy\": \"${jsonencode(local.bus)}\"}")
            .unknown("aws_cloudwatch_event_bus_policy.default", "/policy")
            .foundAt("aws_cloudwatch_event_bus_policy.default"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"111122223333\", \"*\"]}"})
  void denies_everybody_however_it_is_spelled(String principal) {
    assertThat(judging.inDocument(policy(principal, "{}")))
        .containsExactly(
            "aws_cloudwatch_event_bus_policy.a: it lets everybody do events:PutEvents");
  }

  @Test
  void allows_everybody_under_a_condition_that_narrows_it() {
    assertThat(
            judging.inDocument(
                policy("\"*\"", "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-1234567890\"}}")))
        .isEmpty();
  }

  @Test
  void does_not_take_a_condition_that_may_be_missing_for_one_that_narrows() {
    assertThat(
            judging.inDocument(
                policy(
                    "\"*\"",
                    "{\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"111122223333\"}}")))
        .containsExactly(
            "aws_cloudwatch_event_bus_policy.a: it lets everybody do events:PutEvents");
  }

  private static String policy(String principal, String condition) {
    return """
        {"resource": {"aws_cloudwatch_event_bus_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": %s,
            "Action": "events:PutEvents", "Condition": %s}]}}}
        """
        .formatted(principal, condition);
  }
}
