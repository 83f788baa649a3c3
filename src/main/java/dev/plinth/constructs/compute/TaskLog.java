package dev.plinth.constructs.compute;

import dev.plinth.constructs.watching.LogGroup;
import java.util.List;
import java.util.Map;

/**
 * How the lines of a task's program come to their log group. A program never waits for its log: the
 * driver keeps what CloudWatch cannot take at once, and drops the oldest when that is too much.
 */
public sealed interface TaskLog permits DirectTaskLog, RoutedTaskLog {
  /** ECS itself carries each line as it is. */
  static TaskLog direct(LogGroup group, String region) {
    return new DirectTaskLog(group, region);
  }

  /**
   * Fluent Bit beside the program carries the lines, and says of each what task it came from
   * (FireLens). The task's own role must be let write to the group.
   */
  static TaskLog routed(LogGroup group, String region) {
    return new RoutedTaskLog(group, region);
  }

  /** What the program's container says about its log. */
  Map<String, Object> configuration();

  /** The containers that the log needs beside the program's. */
  List<Map<String, Object>> companions();
}
