package dev.plinth.constructs.compute;

import dev.plinth.constructs.watching.LogGroup;
import java.util.List;
import java.util.Map;

/** The awslogs driver. */
record DirectTaskLog(LogGroup group, String region) implements TaskLog {
  private static final String STREAMS = "ecs";

  @Override
  public Map<String, Object> configuration() {
    return awslogs(group, region, STREAMS);
  }

  @Override
  public List<Map<String, Object>> companions() {
    return List.of();
  }

  /**
   * @param streams what the names of log streams begin with
   */
  static Map<String, Object> awslogs(LogGroup group, String region, String streams) {
    return Map.of("logDriver", "awslogs", "options", options(group, region, streams));
  }

  /** Said in full: what an account does when nothing is said depends on its age. */
  static Map<String, String> options(LogGroup group, String region, String streams) {
    return Map.of(
        "awslogs-group",
        group.name(),
        "awslogs-region",
        region,
        "awslogs-stream-prefix",
        streams,
        "mode",
        "non-blocking",
        "max-buffer-size",
        "25m");
  }
}
