package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtherAccountProvesItselfTest extends RuleProof {
  OtherAccountProvesItselfTest() {
    super(new OtherAccountProvesItself());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: another account", "microservices/develop")
            .with(
                "/locals/operator_trust/Statement/0/Principal/AWS/0",
                "\"arn:aws:iam::999988887777:root\"")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("weakened: by its number", "ollama/production")
            .with("/locals/ec2_role_trust/Statement/0/Principal", "{\"AWS\": \"999988887777\"}")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("removed second factor", "microservices/prod")
            .with(
                "/locals/operator_trust/Statement/0/Principal/AWS/0",
                "\"arn:aws:iam::999988887777:root\"")
            .removed("/locals/operator_trust/Statement/0/Condition")
            .foundAt("aws_iam_role.operator"),
        DocumentMutant.of("unknown account", "ollama/production")
            .with(
                "/locals/ec2_role_trust/Statement/0/Principal",
                "{\"AWS\": \"arn:aws:iam::${data.external.later.result.value}:root\"}")
            .foundAt("aws_iam_role.ec2_role"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:root",
        "arn:aws:iam::${data.aws_caller_identity.here.account_id}:root",
        "arn:aws:iam::999988887777:role/monitoring",
        "${aws_iam_role.b.arn}"
      })
  void allows_the_own_account_and_single_roles(String principal) {
    assertThat(judging.inDocument(trust(principal, "{}"))).isEmpty();
  }

  @Test
  void allows_another_account_that_proves_itself() {
    assertThat(
            judging.inDocument(
                trust("999988887777", "{\"StringEquals\": {\"sts:ExternalId\": \"b2c5e6\"}}")))
        .isEmpty();
  }

  @Test
  void does_not_take_a_proof_that_may_be_missing() {
    assertThat(
            judging.inDocument(
                trust(
                    "999988887777",
                    "{\"StringEqualsIfExists\": {\"sts:ExternalId\": \"b2c5e6\"}}")))
        .containsExactly("aws_iam_role.a: everybody in account 999988887777 may take it");
  }

  private static String trust(String principal, String condition) {
    return """
        {"provider": {"aws": {"allowed_account_ids": ["111122223333"]}},
          "resource": {"aws_iam_role": {"a": {"assume_role_policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": ["%s"]},
            "Action": "sts:AssumeRole", "Condition": %s}]}}}
        """
        .formatted(principal, condition);
  }
}
