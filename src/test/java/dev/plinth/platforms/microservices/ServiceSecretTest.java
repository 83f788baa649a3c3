package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSecretTest {
  @ParameterizedTest
  @CsvSource({
    "qa, microservices-orders-qa/generated, 7",
    "prod, microservices-orders/generated, 30"
  })
  void a_service_has_an_encrypted_secret_of_its_own(String environment, String name, int days) {
    var document = microservices(environment);
    var secret = document.resource("aws_secretsmanager_secret.orders");

    assertThat(secret.text("name")).hasValue(name);
    assertThat(secret.text("kms_key_id")).hasValue("${aws_kms_key.secrets.arn}");
    assertThat(secret.number("recovery_window_in_days")).hasValue(days);
    assertThat(secret.block("tags").text("Service")).hasValue("orders");
    assertThat(document.resources("aws_secretsmanager_secret")).hasSize(12);
  }

  @Test
  void nobody_has_seen_its_value() {
    var version = microservices("prod").resource("aws_secretsmanager_secret_version.orders");

    assertThat(version.text("secret_string")).isEmpty();
    assertThat(version.text("secret_string_wo").orElseThrow()).startsWith("${ephemeral.");
  }

  @Test
  void other_roles_of_the_platform_are_refused() {
    var document = microservices("prod");
    var policy = document.resource("aws_secretsmanager_secret_policy.orders");
    var statements = document.decoded(policy, "policy").orElseThrow().blocks("Statement");
    Block denial = statements.get(1).block("Condition");

    assertThat(policy.isTrue("block_public_policy")).isTrue();
    assertThat(statements.get(0).block("Principal").texts("AWS"))
        .containsExactly("${aws_iam_role.orders_execution.arn}", "${aws_iam_role.orders_task.arn}");
    assertThat(statements.get(1).text("Effect")).hasValue("Deny");
    assertThat(denial.block("ArnLike").texts("aws:PrincipalArn"))
        .containsExactly("arn:aws:iam::222222222222:role/microservices-*");
    assertThat(denial.block("ArnNotEquals").texts("aws:PrincipalArn"))
        .isEqualTo(statements.get(0).block("Principal").texts("AWS"));
  }

  @Test
  void is_changed_by_the_function_of_the_settings() {
    var rotation = microservices("prod").resource("aws_secretsmanager_secret_rotation.orders");

    assertThat(rotation.text("rotation_lambda_arn").orElseThrow())
        .endsWith(":function:rotate-service-secrets");
    assertThat(rotation.block("rotation_rules").number("automatically_after_days")).hasValue(30);
    assertThat(rotation.texts("depends_on"))
        .containsExactly("aws_secretsmanager_secret_version.orders");
  }

  @Test
  void stays_where_no_function_changes_it() {
    assertThat(
            microservices("prod", "rotation_lambda_arn=")
                .resources("aws_secretsmanager_secret_rotation"))
        .isEmpty();
  }

  @Test
  void is_copied_to_the_other_region() {
    var document = microservices("prod");
    Block replica = document.resource("aws_secretsmanager_secret.orders").block("replica");

    assertThat(replica.text("region")).hasValue("us-west-2");
    assertThat(replica.text("kms_key_id")).hasValue("${aws_kms_key.secrets_replica.arn}");
    assertThat(document.resource("aws_kms_key.secrets_replica").text("provider"))
        .hasValue("aws.replica");
  }

  @Test
  void is_copied_nowhere_without_another_region() {
    var document = microservices("prod", "replica_region=");

    assertThat(document.resource("aws_secretsmanager_secret.orders").blocks("replica")).isEmpty();
    assertThat(document.providers("aws")).hasSize(1);
  }
}
