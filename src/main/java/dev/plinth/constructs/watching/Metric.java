package dev.plinth.constructs.watching;

import java.util.List;
import java.util.Map;

/**
 * What CloudWatch measures of something.
 *
 * @param statistic {@code Average}, {@code Sum}, {@code p99}, …
 * @param periodSeconds over how long one value is taken
 */
public record Metric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    String statistic,
    int periodSeconds)
    implements Count, GraphLine {
  public static Metric average(
      String namespace, String name, Map<String, String> dimensions, int periodSeconds) {
    return new Metric(namespace, name, dimensions, "Average", periodSeconds);
  }

  public static Metric sum(
      String namespace, String name, Map<String, String> dimensions, int periodSeconds) {
    return new Metric(namespace, name, dimensions, "Sum", periodSeconds);
  }

  public static Metric maximum(
      String namespace, String name, Map<String, String> dimensions, int periodSeconds) {
    return new Metric(namespace, name, dimensions, "Maximum", periodSeconds);
  }

  public Metric withStatistic(String statistic) {
    return new Metric(namespace, name, dimensions, statistic, periodSeconds);
  }

  public Metric withPeriod(int periodSeconds) {
    return new Metric(namespace, name, dimensions, statistic, periodSeconds);
  }

  @Override
  public List<Metric> parts() {
    return List.of(this);
  }

  /** Such as {@code p99}, which alarms take by another argument than {@code Average}. */
  boolean isPercentile() {
    return statistic.startsWith("p");
  }
}
