package dev.plinth.constructs.watching;

import java.util.Map;
import java.util.TreeMap;

/**
 * Metrics that CloudWatch finds when it draws a graph, so that what comes and goes needs no change
 * of the dashboard.
 *
 * @param label what the line is called; empty: each by what tells it from the others
 * @param expression in the language of CloudWatch's metric math
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html">Search
 *     expressions</a>
 */
public record MetricSearch(String label, String expression) implements GraphLine {
  /**
   * A line for each value of the other dimensions.
   *
   * @param schema the namespace and the names of all dimensions, separated by commas
   * @param dimensions the values that are known
   */
  public static MetricSearch of(
      String schema,
      String metric,
      Map<String, String> dimensions,
      String statistic,
      int periodSeconds) {
    var filter = new StringBuilder("{" + schema + "} MetricName=\"" + metric + "\"");
    new TreeMap<>(dimensions)
        .forEach((name, value) -> filter.append(" %s=\"%s\"".formatted(name, value)));
    return new MetricSearch(
        "", "SEARCH('%s', '%s', %d)".formatted(filter, statistic, periodSeconds));
  }

  /** Only the lines that rise highest, so that a graph of many stays readable. */
  public MetricSearch highest(int lines) {
    return new MetricSearch(label, "SORT(%s, MAX, DESC, %d)".formatted(expression, lines));
  }

  /** All lines added up to one. */
  public MetricSearch total(String label) {
    return new MetricSearch(label, "SUM(" + expression + ")");
  }
}
