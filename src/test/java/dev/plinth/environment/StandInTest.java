package dev.plinth.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StandInTest {
  @ParameterizedTest
  @CsvSource({
    "us-west-2, usw2",
    "us-east-1, use1",
    "eu-central-1, euc1",
    "ap-southeast-2, apse2",
    "ap-northeast-1, apne1",
    "ca-west-1, caw1",
    "il-central-1, ilc1"
  })
  void a_region_is_abbreviated_as_its_zones_are(String region, String code) {
    assertThat(StandIn.code(region)).isEqualTo(code);
    assertThat(StandIn.of("staging", region)).isEqualTo("staging" + code);
    assertThat(StandIn.original("staging" + code)).isEqualTo("staging");
  }

  @Test
  void what_stands_in_for_a_stand_in_is_named_after_the_original() {
    assertThat(StandIn.of("productionusw2", "us-east-1")).isEqualTo("productionuse1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "dev", "qa2", "staging", "usw2", "production2"})
  void other_names_stand_for_themselves(String environment) {
    assertThat(StandIn.original(environment)).isEqualTo(environment);
  }

  @Test
  void production_in_another_region_is_production_with_names_of_its_own() {
    var deployment = in("productionusw2", "us-west-2");

    assertThat(deployment.isProduction()).isTrue();
    assertThat(deployment.original()).isEqualTo("production");
    assertThat(deployment.qualify("ollama-alb")).isEqualTo("ollama-alb-productionusw2");
  }

  @Test
  void a_name_that_ends_in_another_region_than_its_own_relaxes_nothing() {
    assertThat(in("devusw2", "us-east-1").original()).isEqualTo("devusw2");
    assertThat(in("productionusw2", "us-east-1").isProduction()).isTrue();
  }

  private static Deployment in(String environment, String region) {
    return new Deployment(environment, "222222222222", region, "states", "locks", region);
  }
}
