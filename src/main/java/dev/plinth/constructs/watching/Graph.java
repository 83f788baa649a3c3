package dev.plinth.constructs.watching;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A graph of a dashboard.
 *
 * @param title what it shows
 * @param lines what it draws
 * @param region where the metrics are, if not the dashboard's
 * @param view how they are drawn
 * @param limits lines across the graph: what must not be passed, by its name
 */
public record Graph(
    String title,
    List<GraphLine> lines,
    Optional<String> region,
    View view,
    Map<String, Number> limits)
    implements Widget {
  private static final int FIVE_MINUTES = 300;

  /** How a graph looks. */
  public enum View {
    LINES("timeSeries"),
    NUMBERS("singleValue");

    private final String word;

    View(String word) {
      this.word = word;
    }
  }

  public static Graph of(String title, GraphLine... lines) {
    return new Graph(title, List.of(lines), Optional.empty(), View.LINES, Map.of());
  }

  public Graph in(String region) {
    return new Graph(title, lines, Optional.of(region), view, limits);
  }

  /** Shows where an alarm goes off, or what something is scaled to keep. */
  public Graph withLimit(String name, Number value) {
    var all = new TreeMap<>(limits);
    all.put(name, value);
    return new Graph(title, lines, region, view, all);
  }

  /** The latest values as large numbers. */
  public Graph asNumbers() {
    return new Graph(title, lines, region, View.NUMBERS, limits);
  }

  @Override
  public String type() {
    return "metric";
  }

  @Override
  public Map<String, Object> properties(String dashboardRegion) {
    var properties =
        new TreeMap<String, Object>(
            Map.of(
                "title",
                title,
                "view",
                view.word,
                "period",
                FIVE_MINUTES,
                "region",
                region.orElse(dashboardRegion),
                "metrics",
                IntStream.range(0, lines.size()).boxed().flatMap(this::line).distinct().toList()));
    if (!limits.isEmpty()) {
      properties.put("annotations", Map.of("horizontal", annotations()));
    }
    return properties;
  }

  private List<Map<String, Object>> annotations() {
    return limits.entrySet().stream()
        .map(limit -> Map.<String, Object>of("label", limit.getKey(), "value", limit.getValue()))
        .toList();
  }

  private Stream<List<Object>> line(int index) {
    String id = "line" + (index + 1);
    GraphLine line = lines.get(index);
    if (line instanceof MetricSearch search) {
      return Stream.of(computed(search.expression(), id, search.label()));
    }
    if (line instanceof MetricShare share) {
      return Stream.of(
          computed(share.expression(), id, share.label()),
          hidden(share.part(), MetricShare.PART),
          hidden(share.rest(), MetricShare.REST));
    }
    if (line instanceof MetricRatio ratio) {
      return computed(MetricMath.of(ratio, id, id + "_"));
    }
    if (line instanceof MetricFormula formula) {
      return computed(MetricMath.of(formula, id));
    }
    Metric metric = (Metric) line;
    return Stream.of(measured(metric, Map.of("stat", metric.statistic())));
  }

  /** The result and, not drawn themselves, what it is computed of. */
  private static Stream<List<Object>> computed(List<MetricMath.Line> lines) {
    return lines.stream()
        .map(
            line ->
                line.metric()
                    .map(metric -> hidden(metric, line.id()))
                    .orElseGet(
                        () -> computed(line.expression().orElseThrow(), line.id(), line.label())));
  }

  private static List<Object> computed(String expression, String id, String label) {
    var line = new LinkedHashMap<String, Object>();
    line.put("expression", expression);
    line.put("id", id);
    if (!label.isEmpty()) {
      line.put("label", label);
    }
    return List.of(line);
  }

  /** What an expression is about and that is not drawn itself. */
  private static List<Object> hidden(Metric metric, String id) {
    return measured(
        metric,
        new TreeMap<>(
            Map.of(
                "id",
                id,
                "period",
                metric.periodSeconds(),
                "stat",
                metric.statistic(),
                "visible",
                false)));
  }

  /** Namespace, name, then the dimensions one after the other, then how it is drawn. */
  private static List<Object> measured(Metric metric, Map<String, Object> look) {
    var line = new ArrayList<Object>(List.of(metric.namespace(), metric.name()));
    new TreeMap<>(metric.dimensions())
        .forEach(
            (dimension, value) -> {
              line.add(dimension);
              line.add(value);
            });
    line.add(look);
    return line;
  }
}
