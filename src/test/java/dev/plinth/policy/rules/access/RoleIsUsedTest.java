package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleIsUsedTest extends RuleProof {
  RoleIsUsedTest() {
    super(new RoleIsUsed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_flow_log.main", "/iam_role_arn")
            .foundAt("aws_iam_role.flow_log"),
        DocumentMutant.of("weakened: another role", "ollama/production")
            .with(
                "aws_iam_instance_profile.ec2_profile",
                "/role",
                "\"${aws_iam_role.flow_log.name}\"")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_flow_log.main", "/iam_role_arn")
            .foundAt("aws_iam_role.flow_log"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"AWS\": \"arn:aws:iam::111122223333:root\"}",
        "{\"Federated\": \"arn:aws:iam::111122223333:saml-provider/people\"}"
      })
  void leaves_out_roles_that_are_taken_from_outside(String principal) {
    assertThat(judging.inDocument(role(principal, ""))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ", \"output\": {\"role\": {\"value\": \"${aws_iam_role.a.arn}\"}}",
        ", \"locals\": {\"passed\": \"arn:aws:iam::111122223333:role/thumbnails\"}"
      })
  void takes_outputs_and_names_in_policies_for_uses(String use) {
    assertThat(judging.inDocument(role("{\"Service\": \"lambda.amazonaws.com\"}", use))).isEmpty();
  }

  private static String role(String principal, String more) {
    return """
        {"resource": {"aws_iam_role": {"a": {"name": "thumbnails", "assume_role_policy":
            "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Principal\\": %s}]}"}}}%s}
        """
        .formatted(principal.replace("\"", "\\\""), more);
  }
}
