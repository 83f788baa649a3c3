package dev.plinth.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.watching.Bound;
import dev.plinth.operations.watching.MetricsSample;

/** The values of metrics, as a JSON object on one line. A metric without data has no value. */
final class MetricsJson {
  private MetricsJson() {}

  static String of(MetricsSample sample) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("at", sample.at().toString())
            .put("period_seconds", sample.periodSeconds());
    var metrics = json.putArray("metrics");
    for (MetricsSample.Value value : sample.values()) {
      ObjectNode metric =
          metrics.addObject().put("panel", value.panel()).put("label", value.label());
      value.value().ifPresent(number -> metric.put("value", number));
      var bounds = metric.putArray("bounds");
      for (Bound bound : value.bounds()) {
        bounds
            .addObject()
            .put("alarm", bound.alarm())
            .put("beyond", bound.toString())
            .put("scales", bound.scales())
            .put("crossed", value.crossed().contains(bound));
      }
    }
    return json.toString();
  }
}
