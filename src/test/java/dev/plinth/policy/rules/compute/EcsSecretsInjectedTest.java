package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcsSecretsInjectedTest extends RuleProof {
  EcsSecretsInjectedTest() {
    super(new EcsSecretsInjected());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a password in the environment", "troubleshooter/mvp")
            .with("/locals/service_containers/0/environment/0/name", "\"DATABASE_PASSWORD\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("valueFrom removed", "troubleshooter/mvp")
            .removed("/locals/service_containers/0/secrets/1/valueFrom")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("both moved to the environment", "troubleshooter/mvp")
            .removed("/locals/service_containers/0/secrets")
            .with("/locals/service_containers/0/environment/1/name", "\"MODEL_KEY_TOKEN\"")
            .with("/locals/service_containers/0/environment/2/name", "\"SIGNING_KEY\"")
            .foundAt("aws_ecs_task_definition.service", "aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/service_containers/0/environment",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("in plain text", "microservices/prod")
            .with("/locals/cart_containers/0/environment/0/name", "\"CART_SECRET\"")
            .foundAt("aws_ecs_task_definition.cart"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${data.aws_secretsmanager_secret_version.orders.secret_string}",
        "postgres://orders:${random_password.orders.result}@db/orders"
      })
  void denies_the_value_of_a_secret_whatever_the_variable_is_called(String value) {
    assertThat(judging.inDocument(document("DATABASE_URL", value)))
        .containsExactly(
            "aws_ecs_task_definition.orders: container orders: environment has DATABASE_URL in"
                + " plain text");
  }

  @ParameterizedTest
  @CsvSource({
    "TABLE, ${aws_dynamodb_table.orders.name}",
    "KEY_PREFIX, orders/",
    "TOKENS_PER_MINUTE, 100",
    "SECRET_ARN, ${aws_secretsmanager_secret.orders.arn}"
  })
  void allows_variables_that_hold_no_secret(String name, String value) {
    assertThat(judging.inDocument(document(name, value))).isEmpty();
  }

  private static String document(String name, String value) {
    return """
        {"locals": {"orders": [{"name": "orders", "environment": [
           {"name": "%s", "value": "%s"}]}]},
         "resource": {"aws_ecs_task_definition": {"orders": {
           "container_definitions": "${jsonencode(local.orders)}"}}}}
        """
        .formatted(name, value);
  }

  @Test
  void denies_containers_that_cannot_be_read_before_apply() {
    assertThat(
            judging.in(
                """
                "aws_ecs_task_definition": {"orders": {"family": "orders",
                  "container_definitions": "${data.aws_s3_object.containers.body}"}}
                """))
        .containsExactly(
            "aws_ecs_task_definition.orders: container_definitions cannot be read before apply");
  }
}
