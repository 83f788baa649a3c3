package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceScalingTest {
  @ParameterizedTest
  @CsvSource({"storefront, 3, 20", "orders, 2, 20", "pricing, 2, 10"})
  void a_service_has_as_many_tasks_as_the_settings_allow(String service, int fewest, int most) {
    var target = microservices("prod").resource("aws_appautoscaling_target." + service);

    assertThat(target.text("resource_id"))
        .hasValue("service/microservices-prod/" + service + "-prod");
    assertThat(target.number("min_capacity")).hasValue(fewest);
    assertThat(target.number("max_capacity")).hasValue(most);
    assertThat(target.texts("depends_on")).containsExactly("aws_ecs_service." + service);
  }

  @ParameterizedTest
  @CsvSource({
    "cpu, ECSServiceAverageCPUUtilization, 60",
    "memory, ECSServiceAverageMemoryUtilization, 70"
  })
  void tasks_are_kept_near_a_share_of_what_they_have(String what, String metric, int percent) {
    var tracking =
        microservices("prod")
            .resource("aws_appautoscaling_policy.orders_" + what)
            .block("target_tracking_scaling_policy_configuration");

    assertThat(tracking.number("target_value")).hasValue(percent);
    assertThat(tracking.block("predefined_metric_specification").text("predefined_metric_type"))
        .hasValue(metric);
  }

  @Test
  void every_service_is_scaled_by_both() {
    assertThat(microservices("develop").resources("aws_appautoscaling_policy")).hasSize(24);
  }
}
