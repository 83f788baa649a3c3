package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingTest {

  @ParameterizedTest
  @CsvSource({"scale_up, 2, 180", "scale_down, -1, 300"})
  void a_step_changes_so_many_instances_and_waits(String policy, int step, int cooldown) {
    Resource scaling = ollama("production").resource("aws_autoscaling_policy." + policy);

    assertThat(scaling.text("policy_type")).hasValue("SimpleScaling");
    assertThat(scaling.text("adjustment_type")).hasValue("ChangeInCapacity");
    assertThat(scaling.number("scaling_adjustment")).hasValue(step);
    assertThat(scaling.number("cooldown")).hasValue(cooldown);
  }

  @ParameterizedTest
  @CsvSource({
    "high_cpu, GreaterThanThreshold, 40, 1, scale_up",
    "low_cpu,  LessThanThreshold,    30, 2, scale_down",
  })
  void an_alarm_of_the_processors_takes_the_step(
      String alarm, String comparison, int percent, int minutes, String policy) {
    Resource cpu = ollama("production").resource("aws_cloudwatch_metric_alarm." + alarm);

    assertThat(cpu.text("namespace")).hasValue("AWS/EC2");
    assertThat(cpu.text("metric_name")).hasValue("CPUUtilization");
    assertThat(cpu.text("statistic")).hasValue("Average");
    assertThat(cpu.text("comparison_operator")).hasValue(comparison);
    assertThat(cpu.number("threshold")).hasValue(percent);
    assertThat(cpu.number("period")).hasValue(60);
    assertThat(cpu.number("evaluation_periods")).hasValue(minutes);
    assertThat(cpu.block("dimensions").references("AutoScalingGroupName"))
        .extracting(Reference::address)
        .containsExactly("aws_autoscaling_group.app");
    assertThat(cpu.references("alarm_actions"))
        .contains(new Reference("aws_autoscaling_policy." + policy, "arn"));
  }

  @Test
  void numbers_of_scaling_come_from_the_settings() {
    var document =
        ollama(
            "production",
            "scale_up_instances=3",
            "scale_up_cooldown_seconds=60",
            "scale_up_cpu_percent=70",
            "scale_down_instances=2",
            "scale_down_cooldown_seconds=600",
            "scale_down_cpu_percent=20");
    Resource up = document.resource("aws_autoscaling_policy.scale_up");
    Resource down = document.resource("aws_autoscaling_policy.scale_down");

    assertThat(up.number("scaling_adjustment")).hasValue(3);
    assertThat(up.number("cooldown")).hasValue(60);
    assertThat(down.number("scaling_adjustment")).hasValue(-2);
    assertThat(down.number("cooldown")).hasValue(600);
    assertThat(document.resource("aws_cloudwatch_metric_alarm.high_cpu").number("threshold"))
        .hasValue(70);
    assertThat(document.resource("aws_cloudwatch_metric_alarm.low_cpu").number("threshold"))
        .hasValue(20);
  }

  /** It only adds: two policies that both remove would take instances away from each other. */
  @Test
  void many_requests_for_an_instance_bring_another_one() {
    Resource policy = ollama("production").resource("aws_autoscaling_policy.request_count");
    Block tracking = policy.block("target_tracking_configuration");
    Block metric = tracking.block("predefined_metric_specification");

    assertThat(policy.text("policy_type")).hasValue("TargetTrackingScaling");
    assertThat(tracking.number("target_value")).hasValue(1000);
    assertThat(tracking.isTrue("disable_scale_in")).isTrue();
    assertThat(metric.text("predefined_metric_type")).hasValue("ALBRequestCountPerTarget");
    assertThat(metric.references("resource_label"))
        .containsExactly(
            new Reference("aws_lb.main", "arn_suffix"),
            new Reference("aws_lb_target_group.app", "arn_suffix"));
  }

  @ParameterizedTest
  @CsvSource({
    "dev,     0 20 * * 1-5, 0 6 * * 1-5, 1",
    "staging, 0 22 * * 1-5, 0 5 * * 1-5, 2",
  })
  void environments_for_work_sleep_at_night(
      String environment, String sleepAt, String wakeAt, int instances) {
    var document = ollama(environment);
    Resource sleep = document.resource("aws_autoscaling_schedule.sleep");
    Resource wake = document.resource("aws_autoscaling_schedule.wake");

    assertThat(sleep.text("recurrence")).hasValue(sleepAt);
    assertThat(sleep.number("min_size")).hasValue(0);
    assertThat(sleep.number("desired_capacity")).hasValue(0);
    assertThat(wake.text("recurrence")).hasValue(wakeAt);
    assertThat(wake.number("min_size")).hasValue(instances);
    assertThat(wake.number("desired_capacity")).hasValue(instances);
    assertThat(List.of(sleep, wake))
        .flatExtracting(schedule -> schedule.references("autoscaling_group_name"))
        .extracting(Reference::address)
        .containsOnly("aws_autoscaling_group.app");
    assertThat(sleep.number("max_size")).isEqualTo(wake.number("max_size"));
  }

  @Test
  void production_never_sleeps() {
    assertThat(ollama("production").resources("aws_autoscaling_schedule")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"production, ollama-asg", "dev, ollama-asg-dev"})
  void people_hear_of_a_launch_that_failed(String environment, String group) {
    var document = ollama(environment);
    Resource rule = document.resource("aws_cloudwatch_event_rule.launch_failure");
    Resource target = document.resource("aws_cloudwatch_event_target.launch_failure");
    Block pattern = document.decoded(rule, "event_pattern").orElseThrow();

    assertThat(pattern.texts("source")).containsExactly("aws.autoscaling");
    assertThat(pattern.texts("detail-type")).containsExactly("EC2 Instance Launch Unsuccessful");
    assertThat(pattern.block("detail").texts("AutoScalingGroupName")).containsExactly(group);
    assertThat(target.references("rule"))
        .extracting(Reference::address)
        .containsExactly(rule.address());
    assertThat(target.references("arn"))
        .containsExactly(new Reference("aws_sns_topic.alerts", "arn"));
  }
}
