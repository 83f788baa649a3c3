package dev.plinth.operations.watching;

import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * A statistic of a metric.
 *
 * @param statistic such as {@code Average} or {@code p95}
 * @param periodSeconds what one value is of
 */
record Metric(
    String namespace,
    String name,
    Map<String, String> dimensions,
    String statistic,
    int periodSeconds) {
  /** What CloudWatch reports once a day, or every six hours, is nothing to watch. */
  boolean isSlow() {
    return namespace.equals("AWS/Billing") || dimensions.containsKey("StorageType");
  }

  /** Whether another is the same, of whatever period. */
  boolean measuresTheSameAs(Metric other) {
    return namespace.equals(other.namespace)
        && name.equals(other.name)
        && dimensions.equals(other.dimensions)
        && statistic.equals(other.statistic);
  }

  MetricDataQuery query(String id, boolean returned) {
    return MetricDataQuery.builder()
        .id(id)
        .returnData(returned)
        .metricStat(
            stat ->
                stat.stat(statistic)
                    .period(periodSeconds)
                    .metric(
                        metric ->
                            metric
                                .namespace(namespace)
                                .metricName(name)
                                .dimensions(
                                    dimensions.entrySet().stream()
                                        .map(
                                            one ->
                                                Dimension.builder()
                                                    .name(one.getKey())
                                                    .value(one.getValue())
                                                    .build())
                                        .toList())))
        .build();
  }
}
