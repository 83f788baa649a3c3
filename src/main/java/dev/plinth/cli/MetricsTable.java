package dev.plinth.cli;

import dev.plinth.operations.watching.Bound;
import dev.plinth.operations.watching.MetricsSample;
import dev.plinth.operations.watching.MetricsSample.Value;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.ColorScheme;

/** The values of metrics as a table; those that an alarm would go off for are in its colour. */
final class MetricsTable {
  private MetricsTable() {}

  static String of(MetricsSample sample, ColorScheme colors) {
    var rows = new TextColumns(colors, "metric", "", "value", "alarm beyond");
    String panel = "";
    for (Value value : sample.values()) {
      rows.add(
          value.panel().equals(panel) ? "" : value.panel(),
          value.label(),
          shown(value),
          value.bounds().stream().map(Bound::toString).collect(Collectors.joining(", ")));
      panel = value.panel();
    }
    return "%s, values of %d seconds%n%n%s"
        .formatted(sample.at().truncatedTo(ChronoUnit.SECONDS), sample.periodSeconds(), rows);
  }

  private static String shown(Value value) {
    if (value.value().isEmpty()) {
      return "-";
    }
    String number = number(value.value().getAsDouble());
    if (value.crossed().isEmpty()) {
      return number;
    }
    boolean harmless = value.crossed().stream().allMatch(Bound::scales);
    return "@|%s %s|@".formatted(harmless ? "yellow" : "red", number);
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? "%d".formatted((long) value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
