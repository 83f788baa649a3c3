package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleShowSecondFactorTest extends RuleProof {
  PeopleShowSecondFactorTest() {
    super(new PeopleShowSecondFactor());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .removed("/locals/operator_trust/Statement/0/Condition/Bool")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("weakened", "microservices/prod")
            .with("/locals/approver_trust/Statement/0/Condition/Bool", "{}")
            .with(
                "/locals/approver_trust/Statement/0/Condition/BoolIfExists",
                "{\"aws:MultiFactorAuthPresent\": \"true\"}")
            .foundAt("aws_iam_role.approver"),
        DocumentMutant.of("unknown", "microservices/prod")
            .with(
                "/locals/operator_trust/Statement/0/Condition/Bool/aws:MultiFactorAuthPresent",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role.operator"));
  }

  @ParameterizedTest
  @CsvSource({
    "production,arn:aws:iam::111122223333:root,1",
    "production,${aws_iam_user.a.arn},1",
    "production,111122223333,1",
    "production,arn:aws:iam::111122223333:role/on-call,0",
    "production,${aws_iam_role.b.arn},0",
    "dev,arn:aws:iam::111122223333:user/a,0"
  })
  void asks_people_in_production(String environment, String principal, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "%s"}}}},
                  "resource": {"aws_iam_role": {"a": {"assume_role_policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "%s"},
                    "Action": "sts:AssumeRole"}]}}}
                """
                    .formatted(environment, principal)))
        .hasSize(findings);
  }

  @Test
  void asks_policies_of_groups_too() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_group_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": [
                    {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"},
                    {"Effect": "Allow", "Action": "s3:PutObject", "Resource": "arn:aws:s3:::a/*",
                      "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "true"}}}]}}}
                """))
        .containsExactly("aws_iam_group_policy.a: it allows something without a second factor");
  }
}
