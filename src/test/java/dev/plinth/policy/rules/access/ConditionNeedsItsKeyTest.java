package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionNeedsItsKeyTest extends RuleProof {
  ConditionNeedsItsKeyTest() {
    super(new ConditionNeedsItsKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .removed("/locals/task/Statement/0/Condition/Null")
            .foundAt("aws_iam_role_policy.task"),
        DocumentMutant.of("weakened", "microservices/prod")
            .with(
                "/locals/operator_trust/Statement/0/Condition/BoolIfExists",
                "{\"aws:MultiFactorAuthPresent\": \"true\"}")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/task/Statement/0/Condition/Null/dynamodb:LeadingKeys",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role_policy.task"));
  }

  @ParameterizedTest
  @CsvSource({"Allow,Bool,0", "Allow,BoolIfExists,1", "Deny,Bool,1", "Deny,BoolIfExists,0"})
  void knows_when_a_second_factor_is_told(String effect, String operator, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_group_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "%s", "Action": "s3:GetObject",
                    "Resource": "*", "Condition": {"%s": {"aws:MultiFactorAuthPresent": "true"}}}}}}
                """
                    .formatted(effect, operator)))
        .hasSize(findings);
  }

  @Test
  void lets_denials_hold_for_every_value() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "Deny", "Action": "*", "Resource": "*",
                    "Condition": {"ForAllValues:StringEquals": {"aws:TagKeys": "team"}}}}}}
                """))
        .isEmpty();
  }
}
