package dev.plinth.cli;

import dev.plinth.operations.watching.ScalingSample;
import dev.plinth.operations.watching.ScalingSample.Activity;
import dev.plinth.operations.watching.ScalingSample.AlarmState;
import dev.plinth.operations.watching.ScalingSample.Fleet;
import dev.plinth.operations.watching.ScalingSample.Rollout;
import dev.plinth.operations.watching.ScalingSample.Service;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.ColorScheme;

/** How what scales is, as tables. */
final class ScalingTable {
  private static final String NOTHING = "-";

  private final ScalingSample sample;
  private final ColorScheme colors;
  private final StringBuilder text = new StringBuilder();

  private ScalingTable(ScalingSample sample, ColorScheme colors) {
    this.sample = sample;
    this.colors = colors;
  }

  static String of(ScalingSample sample, ColorScheme colors) {
    var table = new ScalingTable(sample, colors);
    table.draw();
    return table.text.toString();
  }

  private void draw() {
    text.append("%s%n%n".formatted(sample.at().truncatedTo(ChronoUnit.SECONDS)));
    if (!sample.fleets().isEmpty()) {
      drawFleets();
    }
    if (!sample.services().isEmpty()) {
      drawServices();
    }
    if (!sample.alarms().isEmpty()) {
      drawAlarms();
    }
    if (sample.fleets().stream().anyMatch(fleet -> !fleet.activities().isEmpty())
        || sample.services().stream().anyMatch(service -> !service.activities().isEmpty())) {
      drawActivities();
    }
  }

  private void drawFleets() {
    var rows =
        new TextColumns(
            colors,
            "group",
            "in service",
            "wanted",
            "min",
            "max",
            "starting",
            "ending",
            "healthy targets",
            "CPU",
            "requests each",
            "replacement");
    for (Fleet fleet : sample.fleets()) {
      rows.add(
          fleet.name(),
          judged(fleet.inService(), fleet.wanted()),
          number(fleet.wanted()),
          number(fleet.min()),
          number(fleet.max()),
          number(fleet.starting()),
          number(fleet.ending()),
          fleet.targets().stream()
              .map(targets -> judged(targets.healthy(), fleet.wanted()))
              .collect(Collectors.joining(", ")),
          metric(fleet.metrics(), "cpu_percent", "%.0f %%"),
          metric(fleet.metrics(), "requests_per_target", "%.0f"),
          fleet.refreshes().stream()
              .map(one -> "%s %d %%".formatted(one.status(), one.percent()))
              .findFirst()
              .orElse(NOTHING));
    }
    text.append(rows).append("\n");
  }

  private void drawServices() {
    var rows =
        new TextColumns(
            colors, "service", "running", "wanted", "pending", "min", "max", "CPU", "memory",
            "rollout");
    for (Service service : sample.services()) {
      rows.add(
          service.name(),
          judged(service.running(), service.wanted()),
          number(service.wanted()),
          number(service.pending()),
          number(service.min()),
          number(service.max()),
          metric(service.metrics(), "cpu_percent", "%.0f %%"),
          metric(service.metrics(), "memory_percent", "%.0f %%"),
          service.rollouts().stream().map(ScalingTable::said).collect(Collectors.joining(", ")));
    }
    text.append(rows).append("\n");
  }

  /** Those at work by name: a service alone has four, with long names that AWS gives them. */
  private void drawAlarms() {
    var rows = new TextColumns(colors, "alarm that scales", "state");
    var quiet = new TreeMap<String, Integer>();
    for (AlarmState alarm : sample.alarms()) {
      if (alarm.state().equals("ALARM")) {
        rows.add(alarm.name(), "@|yellow ALARM|@");
      } else {
        quiet.merge(alarm.state(), 1, Integer::sum);
      }
    }
    quiet.forEach((state, number) -> rows.add("%d of them".formatted(number), state));
    text.append(rows).append("\n");
  }

  private void drawActivities() {
    var rows = new TextColumns(colors, "of", "ago", "status", "activity and cause");
    for (Fleet fleet : sample.fleets()) {
      fleet.activities().forEach(activity -> add(rows, fleet.name(), activity));
    }
    for (Service service : sample.services()) {
      service.activities().forEach(activity -> add(rows, service.name(), activity));
    }
    text.append(rows);
  }

  private void add(TextColumns rows, String name, Activity activity) {
    rows.add(
        name,
        ago(activity.at()),
        activity.status().equals("Failed") ? "@|red Failed|@" : activity.status(),
        "%s %s".formatted(activity.description(), activity.cause()).strip());
  }

  private String ago(Instant at) {
    Duration age = Duration.between(at, sample.at());
    if (age.toHours() > 0) {
      return "%d h".formatted(age.toHours());
    }
    return age.toMinutes() > 0
        ? "%d min".formatted(age.toMinutes())
        : "%d s".formatted(age.toSeconds());
  }

  private static String said(Rollout rollout) {
    String said =
        "%s %s %d/%d"
            .formatted(
                rollout.status().toLowerCase(Locale.ROOT),
                rollout.state().toLowerCase(Locale.ROOT),
                rollout.running(),
                rollout.wanted());
    return rollout.state().equals("FAILED") ? "@|red %s|@".formatted(said) : said;
  }

  private static String judged(int is, int wanted) {
    return "@|%s %d|@".formatted(is < wanted ? "red" : "green", is);
  }

  private static String metric(Map<String, Double> metrics, String name, String format) {
    return metrics.containsKey(name) ? format.formatted(metrics.get(name)) : NOTHING;
  }

  private static String number(int value) {
    return Integer.toString(value);
  }
}
