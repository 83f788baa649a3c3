package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretRotatedTest extends RuleProof {
  private static final String SECRET = "aws_secretsmanager_secret.cart";
  private static final String ROTATION = "aws_secretsmanager_secret_rotation.cart";

  SecretRotatedTest() {
    super(new SecretRotated());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod").without(ROTATION).foundAt(SECRET),
        DocumentMutant.of("without a function", "microservices/prod")
            .without(ROTATION, "/rotation_lambda_arn")
            .foundAt(SECRET),
        DocumentMutant.of("without a time", "microservices/prod")
            .without(ROTATION, "/rotation_rules/automatically_after_days")
            .foundAt(SECRET),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown(ROTATION, "/rotation_lambda_arn")
            .foundAt(SECRET));
  }

  @Test
  void leaves_secrets_alone_that_no_function_knows() {
    assertThat(
            judging.in(
                """
                "aws_secretsmanager_secret": {"cookie": {"name": "cookie"}}
                """))
        .isEmpty();
  }

  @Test
  void knows_functions_and_schedules() {
    assertThat(
            judging.in(
                """
                "aws_secretsmanager_secret": {"a": {"name": "a"}},
                "aws_secretsmanager_secret_rotation": {"a": {"secret_id":
                  "${aws_secretsmanager_secret.a.id}",
                  "rotation_lambda_arn": "${aws_lambda_function.rotation.arn}",
                  "rotation_rules": [{"schedule_expression": "rate(30 days)"}]}}
                """))
        .isEmpty();
  }
}
