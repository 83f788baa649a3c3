package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskHealthTest {
  @Test
  void says_how_many_tasks_run_and_why_a_rollout_failed() {
    var tasks =
        new TaskHealth.Tasks(
            "orders-prod",
            3,
            1,
            Optional.empty(),
            "ECS deployment circuit breaker: tasks failed",
            false);

    assertThat(tasks.isGood()).isFalse();
    assertThat(tasks)
        .hasToString(
            "orders-prod: 1 of 3 tasks running (ECS deployment circuit breaker: tasks failed)");
  }

  @Test
  void a_service_without_its_first_image_is_not_waited_for() {
    var tasks = new TaskHealth.Tasks("orders-prod", 3, 0, Optional.of("orders:latest"), "", false);

    assertThat(tasks.isGood()).isTrue();
    assertThat(tasks)
        .hasToString(
            "orders-prod: waits for its image orders:latest, which its registry does not have yet");
  }

  @Test
  void a_service_that_was_taken_away_is_not_asleep() {
    var tasks = new TaskHealth.Tasks("orders-prod", 0, 0, Optional.empty(), "", true);

    assertThat(tasks.isGood()).isFalse();
    assertThat(tasks).hasToString("orders-prod: in the state and not in AWS");
  }
}
