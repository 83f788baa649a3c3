package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InjectedSecretTest {
  private static final String SECRETS = "arn:aws:secretsmanager:us-east-1:222222222222:secret:";

  @ParameterizedTest
  @CsvSource({
    "prod/orders/database-AbCdEf:password::, DATABASE_PASSWORD, prod/orders/database-AbCdEf",
    "prod/orders/stripe-key-AbCdEf, STRIPE_KEY, prod/orders/stripe-key-AbCdEf",
    "stripe-a1B2c3, STRIPE, stripe-a1B2c3",
    "prod/mail.relay@eu-AbCdEf:user-name::, MAIL_RELAY_EU_USER_NAME, prod/mail.relay@eu-AbCdEf",
    "rds!cluster-1a2b-AbCdEf:password::, RDS_CLUSTER_1A2B_PASSWORD, rds!cluster-1a2b-AbCdEf",
  })
  void the_variable_is_named_after_the_secret_and_its_key(
      String entry, String variable, String name) {
    assertThat(SECRETS + entry).matches(InjectedSecret.FORM);
    assertThat(InjectedSecret.of(SECRETS + entry))
        .isEqualTo(new InjectedSecret(variable, SECRETS + entry, SECRETS + name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "database",
        "/database-AbCdEf",
        "a-AbCdEf:key",
        "a-AbCdEf:key:v1:",
        "a b-AbCdEf"
      })
  void nothing_else_is_a_secret(String entry) {
    assertThat(SECRETS + entry).doesNotMatch(InjectedSecret.FORM);
  }
}
