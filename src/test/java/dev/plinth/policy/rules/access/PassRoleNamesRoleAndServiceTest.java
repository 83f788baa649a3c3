package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassRoleNamesRoleAndServiceTest extends RuleProof {
  PassRoleNamesRoleAndServiceTest() {
    super(new PassRoleNamesRoleAndService());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "microservices/develop")
            .with("/locals/cart_pipeline/Statement/10/Resource/0", "\"*\"")
            .foundAt("aws_iam_role_policy.cart_pipeline"),
        DocumentMutant.of("removed condition", "microservices/develop")
            .removed("/locals/cart_pipeline/Statement/10/Condition")
            .foundAt("aws_iam_role_policy.cart_pipeline"),
        DocumentMutant.of("unknown", "microservices/develop")
            .with(
                "/locals/cart_pipeline/Statement/10/Resource/0",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role_policy.cart_pipeline"));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/*,StringEquals,ecs-tasks.amazonaws.com,1",
    "arn:aws:iam::111122223333:role/cart-*,StringEquals,ecs-tasks.amazonaws.com,0",
    "arn:aws:iam::111122223333:role/cart,StringLike,*,1",
    "arn:aws:iam::111122223333:role/cart,StringEqualsIfExists,ecs-tasks.amazonaws.com,1"
  })
  void asks_for_both(String role, String operator, String service, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "Allow", "Action": "iam:PassRole",
                    "Resource": "%s", "Condition": {"%s": {"iam:PassedToService": "%s"}}}}}}
                """
                    .formatted(role, operator, service)))
        .hasSize(findings);
  }
}
