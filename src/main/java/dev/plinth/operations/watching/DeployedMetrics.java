package dev.plinth.operations.watching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.TerraformState;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The metrics that an environment shows on its dashboards and watches with its alarms, as they were
 * deployed: there is no second list of them here.
 */
final class DeployedMetrics {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int periodSeconds;
  private final List<DeployedAlarm> alarms;
  private final Set<DeployedAlarm> shown = new HashSet<>();
  private final List<MetricLine> lines = new ArrayList<>();

  private DeployedMetrics(List<DeployedAlarm> alarms, int periodSeconds) {
    this.alarms = alarms;
    this.periodSeconds = periodSeconds;
  }

  /**
   * Those of dashboards, in their order, and then those of alarms that no dashboard shows.
   *
   * @param periodSeconds what one value is of; expressions and alarms may have periods of their own
   */
  static List<MetricLine> of(TerraformState state, int periodSeconds) {
    var metrics = new DeployedMetrics(DeployedAlarm.of(state), periodSeconds);
    int widget = 0;
    for (JsonNode dashboard : state.resources("aws_cloudwatch_dashboard")) {
      for (JsonNode each : parse(dashboard.path("dashboard_body").asText()).path("widgets")) {
        if (each.path("type").asText().equals("metric")) {
          metrics.addWidget(each.path("properties"), "w%d_".formatted(widget++));
        }
      }
    }
    metrics.addRemainingAlarms();
    return List.copyOf(metrics.lines);
  }

  private void addWidget(JsonNode properties, String prefix) {
    List<WidgetRow> rows = WidgetRow.all(properties.path("metrics"), prefix, periodSeconds);
    List<WidgetRow> visible = rows.stream().filter(WidgetRow::isVisible).toList();
    for (WidgetRow row : visible) {
      if (row.metric().filter(Metric::isSlow).isPresent()) {
        continue;
      }
      List<DeployedAlarm> guards =
          row.metric().stream().flatMap(metric -> guarding(metric).stream()).toList();
      shown.addAll(guards);
      lines.add(
          new MetricLine(
              properties.path("title").asText(),
              row.label(visible),
              properties.path("region").asText(),
              row.id(),
              row.queries(rows),
              guards.stream().map(Bound::of).toList()));
    }
  }

  /** A sum over five minutes says nothing about a threshold for one. */
  private List<DeployedAlarm> guarding(Metric metric) {
    return alarms.stream()
        .filter(
            alarm ->
                AlarmMetric.single(alarm)
                    .filter(watched -> watched.measuresTheSameAs(metric))
                    .filter(
                        watched ->
                            !watched.statistic().equals("Sum")
                                || watched.periodSeconds() == metric.periodSeconds())
                    .isPresent())
        .toList();
  }

  private void addRemainingAlarms() {
    int number = 0;
    for (DeployedAlarm alarm : alarms) {
      boolean slow = AlarmMetric.single(alarm).filter(Metric::isSlow).isPresent();
      if (!shown.contains(alarm) && !slow) {
        String prefix = "a%d_".formatted(number++);
        lines.add(
            new MetricLine(
                "alarm",
                alarm.name(),
                alarm.region(),
                AlarmMetric.id(alarm, prefix),
                AlarmMetric.queries(alarm, prefix),
                List.of(Bound.of(alarm))));
      }
    }
  }

  private static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
