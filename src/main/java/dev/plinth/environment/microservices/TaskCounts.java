package dev.plinth.environment.microservices;

import dev.plinth.environment.Problems;

/** How many tasks a service has, which scaling moves between two bounds. */
final class TaskCounts {
  private TaskCounts() {}

  /** Notes bounds the wrong way round, and a count outside of them. */
  static void check(Problems problems, int desired, int min, int max) {
    if (min > max) {
      problems.add("autoscaling_min", min, "at most %d, autoscaling_max".formatted(max));
    } else if (desired < min || desired > max) {
      problems.add(
          "desired_count",
          desired,
          "from %d, autoscaling_min, to %d, autoscaling_max".formatted(min, max));
    }
  }
}
