package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TargetHealthTest {
  @Test
  void says_which_targets_are_not_healthy_and_why() {
    var group =
        new TargetHealth.Group(
            "ollama-webui-tg",
            2,
            1,
            List.of("i-1 unhealthy, Health checks failed with code 502"),
            List.of());

    assertThat(group.isGood()).isFalse();
    assertThat(group)
        .hasToString(
            "ollama-webui-tg: 1 of 2 targets healthy (i-1 unhealthy, Health checks failed with code 502)");
  }

  @Test
  void a_group_that_sleeps_is_healthy() {
    assertThat(new TargetHealth.Group("ollama-webui-tg", 0, 0, List.of(), List.of()).isGood())
        .isTrue();
  }

  @Test
  void a_group_that_nothing_fills_any_more_is_not_asleep() {
    var group =
        new TargetHealth.Group(
            "ollama-webui-tg", 0, 0, List.of(), List.of("scaling group ollama-asg"));

    assertThat(group.isGood()).isFalse();
    assertThat(group)
        .hasToString("ollama-webui-tg: scaling group ollama-asg: in the state and not in AWS");
  }
}
