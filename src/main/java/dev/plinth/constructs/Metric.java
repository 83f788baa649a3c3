package dev.plinth.constructs;

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
    implements Measure {
  public static Metric average(
      String namespace, String name, Map<String, String> dimensions, int periodSeconds) {
    return new Metric(namespace, name, dimensions, "Average", periodSeconds);
  }

  public static Metric sum(
      String namespace, String name, Map<String, String> dimensions, int periodSeconds) {
    return new Metric(namespace, name, dimensions, "Sum", periodSeconds);
  }

  public Metric withStatistic(String statistic) {
    return new Metric(namespace, name, dimensions, statistic, periodSeconds);
  }
}
