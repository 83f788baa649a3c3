package dev.plinth.constructs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortNameTest {
  @Test
  void leaves_a_name_that_fits() {
    assertThat(ShortName.within(8, "exactly8")).isEqualTo("exactly8");
  }

  @Test
  void ends_a_name_that_does_not_fit_in_a_fingerprint_of_the_whole() {
    assertThat(ShortName.within(20, "microservices-orders-execution"))
        .hasSize(20)
        .startsWith("microservic-")
        .isEqualTo(ShortName.within(20, "microservices-orders-execution"));
  }

  @Test
  void keeps_two_names_apart_that_begin_alike() {
    assertThat(ShortName.within(20, "microservices-orders-execution"))
        .isNotEqualTo(ShortName.within(20, "microservices-orders-executor"));
  }
}
