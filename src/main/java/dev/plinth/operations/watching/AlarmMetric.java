package dev.plinth.operations.watching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** What alarms watch: a metric, or an expression over some. */
final class AlarmMetric {
  private AlarmMetric() {}

  /** The one metric; empty: it is an expression. */
  static Optional<Metric> single(DeployedAlarm alarm) {
    JsonNode attributes = alarm.attributes();
    String extended = attributes.path("extended_statistic").asText("");
    return attributes.path("metric_query").isEmpty()
        ? Optional.of(
            metric(
                attributes,
                extended.isEmpty() || extended.equals("null")
                    ? attributes.path("statistic").asText()
                    : extended))
        : Optional.empty();
  }

  /** The id of the query with the value that is compared. */
  static String id(DeployedAlarm alarm, String prefix) {
    return queries(alarm.attributes())
        .filter(query -> query.path("return_data").asBoolean())
        .map(query -> prefix + query.path("id").asText())
        .findFirst()
        .orElse(prefix + "metric");
  }

  /** All queries, by ids with a prefix. */
  static List<MetricDataQuery> queries(DeployedAlarm alarm, String prefix) {
    List<String> ids = queries(alarm.attributes()).map(query -> query.path("id").asText()).toList();
    return single(alarm)
        .map(metric -> List.of(metric.query(prefix + "metric", true)))
        .orElseGet(
            () -> queries(alarm.attributes()).map(query -> query(query, ids, prefix)).toList());
  }

  private static Stream<JsonNode> queries(JsonNode attributes) {
    return StreamSupport.stream(attributes.path("metric_query").spliterator(), false);
  }

  private static MetricDataQuery query(JsonNode query, List<String> ids, String prefix) {
    String id = prefix + query.path("id").asText();
    boolean returned = query.path("return_data").asBoolean();
    JsonNode metric = query.path("metric").path(0);
    if (metric.isObject()) {
      return metric(metric, metric.path("stat").asText()).query(id, returned);
    }
    return MetricDataQuery.builder()
        .id(id)
        .returnData(returned)
        .expression(QueryIds.prefixed(query.path("expression").asText(), ids, prefix))
        .build();
  }

  private static Metric metric(JsonNode attributes, String statistic) {
    var dimensions = new TreeMap<String, String>();
    attributes
        .path("dimensions")
        .properties()
        .forEach(one -> dimensions.put(one.getKey(), one.getValue().asText()));
    return new Metric(
        attributes.path("namespace").asText(),
        attributes.path("metric_name").asText(),
        dimensions,
        statistic,
        attributes.path("period").asInt());
  }
}
