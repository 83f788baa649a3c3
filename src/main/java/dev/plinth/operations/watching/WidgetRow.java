package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * A row of a dashboard's graph: a metric or an expression, drawn or only used by others.
 *
 * @param ownId as the dashboard has it
 * @param metric empty: it is an expression
 * @param options of the row
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html">Dashboard
 *     body structure</a>
 */
record WidgetRow(String prefix, String ownId, Optional<Metric> metric, JsonNode options) {
  private static final String AVERAGE = "Average";

  /** All rows of a graph. */
  static List<WidgetRow> all(JsonNode rows, String prefix, int periodSeconds) {
    var all = new ArrayList<WidgetRow>();
    for (JsonNode row : rows) {
      JsonNode last = row.path(row.size() - 1);
      JsonNode options = last.isObject() ? last : MissingNode.getInstance();
      String id = options.path("id").asText("row%d".formatted(all.size()));
      all.add(new WidgetRow(prefix, id, metric(row, options, periodSeconds), options));
    }
    return all;
  }

  private static Optional<Metric> metric(JsonNode row, JsonNode options, int periodSeconds) {
    if (!row.path(0).isTextual()) {
      return Optional.empty();
    }
    var dimensions = new TreeMap<String, String>();
    for (int i = 2; i + 1 < row.size() && row.get(i + 1).isTextual(); i += 2) {
      dimensions.put(row.get(i).asText(), row.get(i + 1).asText());
    }
    return Optional.of(
        new Metric(
            row.get(0).asText(),
            row.get(1).asText(),
            dimensions,
            options.path("stat").asText(AVERAGE),
            periodSeconds));
  }

  boolean isVisible() {
    return options.path("visible").asBoolean(true);
  }

  /** Its id in a question about all graphs. */
  String id() {
    return prefix + ownId;
  }

  /** Its query, and those of the rows that its expression is over, by ids of their own. */
  List<MetricDataQuery> queries(List<WidgetRow> all) {
    if (metric.isPresent()) {
      return List.of(metric.get().query(id(), true));
    }
    String expression = options.path("expression").asText();
    List<WidgetRow> used =
        all.stream().filter(row -> row.metric().isPresent() && uses(expression, row)).toList();
    String own = id() + "_";
    var queries = new ArrayList<MetricDataQuery>();
    queries.add(
        MetricDataQuery.builder()
            .id(id())
            .returnData(true)
            .expression(
                QueryIds.prefixed(expression, used.stream().map(WidgetRow::ownId).toList(), own))
            .build());
    used.forEach(row -> queries.add(row.metric().get().query(own + row.ownId(), false)));
    return queries;
  }

  private static boolean uses(String expression, WidgetRow row) {
    return !QueryIds.prefixed(expression, List.of(row.ownId()), "_").equals(expression);
  }

  /** What tells it from the other visible rows; empty if there are none. */
  String label(List<WidgetRow> visible) {
    if (options.path("label").isTextual()) {
      return options.path("label").asText();
    }
    if (metric.isEmpty() || visible.size() == 1) {
      return "";
    }
    Metric own = metric.get();
    var label = new StringJoiner(" ");
    if (differ(visible, Metric::name)) {
      label.add(own.name());
    }
    own.dimensions().entrySet().stream()
        .filter(one -> differ(visible, metric -> metric.dimensions().get(one.getKey())))
        .map(Map.Entry::getValue)
        .forEach(label::add);
    if (differ(visible, Metric::statistic)) {
      label.add(own.statistic());
    }
    return label.toString();
  }

  private static boolean differ(List<WidgetRow> rows, Function<Metric, String> part) {
    return rows.stream().flatMap(row -> row.metric().stream()).map(part).distinct().count() > 1;
  }
}
