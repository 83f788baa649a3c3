package dev.plinth.constructs.watching;

import java.util.List;

/**
 * Several metrics added up; one without data counts as zero.
 *
 * @param label what the sum is called
 * @param parts metrics of the same period
 */
public record MetricSum(String label, List<Metric> parts) implements Count {
  public static MetricSum of(String label, Metric... parts) {
    return new MetricSum(label, List.of(parts));
  }
}
