package dev.plinth.constructs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A graph of a dashboard.
 *
 * @param title what it shows
 * @param metrics its lines
 * @param region where the metrics are, if not the dashboard's
 */
public record Graph(String title, List<Metric> metrics, Optional<String> region) {
  private static final int FIVE_MINUTES = 300;

  public static Graph of(String title, Metric... metrics) {
    return new Graph(title, List.of(metrics), Optional.empty());
  }

  public Graph in(String region) {
    return new Graph(title, metrics, Optional.of(region));
  }

  Map<String, Object> properties(String dashboardRegion) {
    return new TreeMap<>(
        Map.of(
            "title",
            title,
            "view",
            "timeSeries",
            "period",
            FIVE_MINUTES,
            "region",
            region.orElse(dashboardRegion),
            "metrics",
            metrics.stream().map(Graph::line).toList()));
  }

  /** Namespace, name, then the dimensions one after the other, then how it is drawn. */
  private static List<Object> line(Metric metric) {
    var line = new ArrayList<Object>(List.of(metric.namespace(), metric.name()));
    new TreeMap<>(metric.dimensions())
        .forEach(
            (dimension, value) -> {
              line.add(dimension);
              line.add(value);
            });
    line.add(Map.of("stat", metric.statistic()));
    return line;
  }
}
