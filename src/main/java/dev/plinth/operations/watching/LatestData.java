package dev.plinth.operations.watching;

import dev.plinth.operations.AwsAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Asks one region for the latest values of metrics, all with one question where they fit. */
final class LatestData {
  /** CloudWatch takes no more queries in one question. */
  private static final int AT_ONCE = 500;

  /** Some metrics come in minutes late, those of CloudFront above all. */
  private static final Duration AT_LEAST = Duration.ofMinutes(20);

  private static final int PERIODS = 3;

  private LatestData() {}

  /**
   * The latest values.
   *
   * @param groups queries of which those of a group need each other
   * @param period of which a whole one has to be over
   * @return results by the id of their query, the latest value first; a search has several
   */
  static Map<String, List<MetricDataResult>> of(
      AwsAccess access, List<List<MetricDataQuery>> groups, Duration period, Instant now) {
    long seconds = period.toSeconds();
    Instant end = Instant.ofEpochSecond(now.getEpochSecond() / seconds * seconds);
    Duration window = period.multipliedBy(PERIODS);
    Instant start = end.minus(window.compareTo(AT_LEAST) > 0 ? window : AT_LEAST);
    try (var cloudWatch = access.cloudWatch()) {
      return parts(groups).stream()
          .flatMap(part -> ask(cloudWatch, part, start, end).stream())
          .collect(Collectors.groupingBy(MetricDataResult::id));
    }
  }

  private static List<MetricDataResult> ask(
      CloudWatchClient cloudWatch, List<MetricDataQuery> queries, Instant start, Instant end) {
    return cloudWatch
        .getMetricDataPaginator(
            request ->
                request
                    .metricDataQueries(queries)
                    .startTime(start)
                    .endTime(end)
                    .scanBy(ScanBy.TIMESTAMP_DESCENDING))
        .metricDataResults()
        .stream()
        .toList();
  }

  private static List<List<MetricDataQuery>> parts(List<List<MetricDataQuery>> groups) {
    var parts = new ArrayList<List<MetricDataQuery>>();
    var part = new ArrayList<MetricDataQuery>();
    for (List<MetricDataQuery> group : groups) {
      if (part.size() + group.size() > AT_ONCE) {
        parts.add(List.copyOf(part));
        part.clear();
      }
      part.addAll(group);
    }
    if (!part.isEmpty()) {
      parts.add(List.copyOf(part));
    }
    return parts;
  }
}
