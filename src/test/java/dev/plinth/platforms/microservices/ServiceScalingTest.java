package dev.plinth.platforms.microservices;

import static dev.plinth.platforms.Synthesized.microservices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "develop, sleep, cron(0 20 ? * MON-FRI *), 0, 0",
    "develop, wake,  cron(0 6 ? * MON-FRI *),  1, 2",
    "test,    sleep, cron(0 22 ? * MON-FRI *), 0, 0",
    "test,    wake,  cron(0 5 ? * MON-FRI *),  1, 2",
  })
  void environments_for_work_sleep_at_night(
      String environment, String what, String time, int fewest, int most) {
    var action =
        microservices(environment).resource("aws_appautoscaling_scheduled_action.orders_" + what);

    assertThat(action.text("schedule")).hasValue(time);
    assertThat(action.text("timezone")).hasValue("Etc/UTC");
    assertThat(action.references("resource_id"))
        .extracting(Reference::address)
        .containsExactly("aws_appautoscaling_target.orders");
    assertThat(action.block("scalable_target_action").number("min_capacity")).hasValue(fewest);
    assertThat(action.block("scalable_target_action").number("max_capacity")).hasValue(most);
  }

  @ParameterizedTest
  @ValueSource(strings = {"qa", "prod"})
  void environments_that_stand_for_production_do_not(String environment) {
    assertThat(microservices(environment).resources("aws_appautoscaling_scheduled_action"))
        .isEmpty();
  }

  /** AWS takes one change of a service's scaling at a time. */
  @ParameterizedTest
  @CsvSource({
    "aws_appautoscaling_policy.orders_memory, aws_appautoscaling_policy.orders_cpu",
    "aws_appautoscaling_scheduled_action.orders_sleep, aws_appautoscaling_policy.orders_memory",
    "aws_appautoscaling_scheduled_action.orders_wake,"
        + " aws_appautoscaling_scheduled_action.orders_sleep",
  })
  void parts_of_a_services_scaling_are_made_one_after_the_other(String part, String before) {
    assertThat(microservices("develop").resource(part).texts("depends_on")).containsExactly(before);
  }
}
