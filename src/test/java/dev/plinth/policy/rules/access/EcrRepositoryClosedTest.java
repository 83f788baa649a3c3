package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcrRepositoryClosedTest extends RuleProof {
  EcrRepositoryClosedTest() {
    super(new EcrRepositoryClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "microservices/develop")
            .with("/locals/cart_repository/Statement/0/Principal", "\"*\"")
            .foundAt("aws_ecr_repository_policy.cart"),
        DocumentMutant.of("removed principal", "microservices/develop")
            .with("/locals/cart_repository/Statement/0/NotPrincipal", "{\"AWS\": \"111122223333\"}")
            .removed("/locals/cart_repository/Statement/0/Principal")
            .foundAt("aws_ecr_repository_policy.cart"),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown("aws_ecr_repository_policy.cart", "/policy")
            .foundAt("aws_ecr_repository_policy.cart"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"*\"", "{\"AWS\": \"*\"}", "{\"AWS\": [\"111122223333\", \"*\"]}"})
  void denies_everybody_however_it_is_spelled(String principal) {
    assertThat(judging.inDocument(policy(principal, "{}")))
        .containsExactly("aws_ecr_repository_policy.a: it lets everybody do ecr:BatchGetImage");
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
        .containsExactly("aws_ecr_repository_policy.a: it lets everybody do ecr:BatchGetImage");
  }

  private static String policy(String principal, String condition) {
    return """
        {"resource": {"aws_ecr_repository_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": %s,
            "Action": "ecr:BatchGetImage", "Condition": %s}]}}}
        """
        .formatted(principal, condition);
  }
}
