package dev.plinth.policy.rules.watching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** The metrics in a graph of a dashboard, as their arrays write them. */
final class GraphMetrics {
  /** In an array of metrics, "the same as in the one before". */
  private static final String DITTO = ".";

  private GraphMetrics() {}

  /** Them, line by line; formulas are left out. */
  static List<AlarmMetric> of(JsonNode graph) {
    var metrics = new ArrayList<AlarmMetric>();
    List<String> before = List.of();
    for (JsonNode line : graph) {
      before = written(line, before);
      if (before.size() > 1) {
        metrics.add(metric(before));
      }
    }
    return metrics;
  }

  /** Namespace, name, and dimensions with their values. */
  private static List<String> written(JsonNode line, List<String> before) {
    var texts = new ArrayList<String>();
    for (JsonNode part : line) {
      if (part.isTextual()) {
        boolean same = part.textValue().equals(DITTO) && texts.size() < before.size();
        texts.add(same ? before.get(texts.size()) : part.textValue());
      }
    }
    return texts;
  }

  private static AlarmMetric metric(List<String> written) {
    var dimensions = new LinkedHashMap<String, String>();
    for (int index = 2; index + 1 < written.size(); index += 2) {
      dimensions.put(written.get(index), written.get(index + 1));
    }
    return new AlarmMetric(written.get(0), written.get(1), dimensions);
  }
}
