package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RoleTrustNamesSomebodyTest extends RuleProof {
  RoleTrustNamesSomebodyTest() {
    super(new RoleTrustNamesSomebody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with("/locals/ec2_role_trust/Statement/0/Principal", "\"*\"")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("removed condition", "troubleshooter/mvp")
            .with("/locals/task_trust/Statement/0/Principal", "{\"AWS\": \"*\"}")
            .removed("/locals/task_trust/Statement/0/Condition")
            .foundAt("aws_iam_role.task"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_iam_role.flow_log", "/assume_role_policy")
            .foundAt("aws_iam_role.flow_log"),
        DocumentMutant.of("unknown principal", "ollama/production")
            .with(
                "/locals/ec2_role_trust/Statement/0/Principal",
                "{\"AWS\": \"${data.external.later.result.value}\"}")
            .foundAt("aws_iam_role.ec2_role"));
  }

  @Test
  void allows_everybody_of_an_organization() {
    assertThat(judging.inDocument(trust("StringEquals"))).isEmpty();
  }

  @Test
  void does_not_take_a_condition_that_may_be_missing_for_one_that_narrows() {
    assertThat(judging.inDocument(trust("StringEqualsIfExists")))
        .containsExactly("aws_iam_role.a: it lets everybody do sts:AssumeRole");
  }

  private static String trust(String operator) {
    return """
        {"resource": {"aws_iam_role": {"a": {"assume_role_policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"},
            "Action": "sts:AssumeRole",
            "Condition": {"%s": {"aws:PrincipalOrgID": "o-1234567890"}}}]}}}
        """
        .formatted(operator);
  }
}
