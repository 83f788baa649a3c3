package dev.plinth.operations.recovery;

import static java.time.temporal.ChronoUnit.SECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.platforms.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a drill, as a page for people and as JSON.
 *
 * @param lost what lost its region
 * @param standIn what stands in for it
 * @param loss when the region was lost
 * @param phases what was done, and how long each took
 * @param recovered from the loss until everything was deployed, restored and healthy
 * @param dataAge of the oldest data that were restored, at the loss
 * @param saved what was written before the backup
 * @param late what was written after it
 */
public record DrillReport(
    Target lost,
    Target standIn,
    Instant loss,
    List<Timings.Phase> phases,
    Duration recovered,
    Duration dataAge,
    DataComparison saved,
    DataComparison late) {
  /** How long a recovery may take: the recovery time objective. */
  private static final Duration RECOVERED_WITHIN = Duration.ofHours(4);

  /** How much may be lost: the recovery point objective. */
  private static final Duration DATA_NO_OLDER = Duration.ofHours(1);

  /** Whether everything that was backed up is there again, in time. */
  public boolean isPassed() {
    return saved.isWhole()
        && late.different().isEmpty()
        && recovered.compareTo(RECOVERED_WITHIN) <= 0
        && dataAge.compareTo(DATA_NO_OLDER) <= 0;
  }

  /** The verdict in a line. */
  public String verdict() {
    return "%s: %s was recovered as %s in %s, with %d of %d items and %d of %d objects"
        .formatted(
            isPassed() ? "passed" : "FAILED",
            lost,
            standIn.environment(),
            Timings.said(recovered),
            saved.itemsThere(),
            saved.items(),
            saved.objectsThere(),
            saved.objects());
  }

  /** As a page. */
  public String markdown() {
    var lines = new ArrayList<String>();
    lines.add("# Drill: the loss of a region");
    lines.add("");
    lines.add("**%s**".formatted(verdict()));
    lines.add("");
    lines.add("%s lost its region at %s.".formatted(lost, loss.truncatedTo(SECONDS)));
    lines.add("");
    lines.add("| | target | in this drill | |");
    lines.add("|---|---|---|---|");
    lines.add(row("time to recover (RTO)", RECOVERED_WITHIN, recovered));
    lines.add(row("age of the data restored (RPO)", DATA_NO_OLDER, dataAge));
    lines.add("");
    lines.add("| phase | seconds |");
    lines.add("|---|---:|");
    phases.forEach(phase -> lines.add("| %s | %s |".formatted(phase.name(), seconds(phase))));
    lines.add("");
    lines.add("| data | items written | there again | objects written | there again |");
    lines.add("|---|---:|---:|---:|---:|");
    lines.add(row("before the backup", saved));
    lines.add(row("after it", late));
    lines.add("");
    different().forEach(place -> lines.add("- says something else: `%s`".formatted(place)));
    if (!different().isEmpty()) {
      lines.add("");
    }
    lines.addAll(MEANING);
    return String.join("\n", lines) + "\n";
  }

  /** As JSON, for a machine. */
  public String json() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("passed", isPassed())
        .put("platform", lost.platform())
        .put("lost", lost.environment())
        .put("standIn", standIn.environment())
        .put("loss", loss.toString())
        .put("recoverySeconds", seconds(recovered))
        .put("recoveryTargetSeconds", RECOVERED_WITHIN.toSeconds())
        .put("dataAgeSeconds", seconds(dataAge))
        .put("dataAgeTargetSeconds", DATA_NO_OLDER.toSeconds());
    var seconds = json.putArray("phases");
    phases.forEach(
        phase -> seconds.addObject().put("name", phase.name()).put("seconds", seconds(phase)));
    compared(json.putObject("saved"), saved);
    compared(json.putObject("late"), late);
    var places = json.putArray("different");
    different().forEach(places::add);
    return json.toPrettyString() + "\n";
  }

  private static final List<String> MEANING =
      List.of(
          "## What this proves, and what it does not",
          "",
          "Proved: with nothing of the lost region at hand, the settings, the state, the platform"
              + " and the",
          "data come up in another one by one command, and the data are the same, value by value.",
          "What was written after the backup is lost from tables; objects are copied as they are"
              + " written.",
          "",
          "Not proved: how long AWS takes. The local cloud makes a database or a distribution at"
              + " once, AWS",
          "in many minutes, and data take as long as there are many. Nor does it tell the age of"
              + " data in",
          "operation: that is the time between two backups, so that the target of an hour asks for"
              + " a backup",
          "in each hour. Quotas, capacity in the other region at a time when everybody goes there,"
              + " and the",
          "time until DNS leads users there are not rehearsed either.");

  private List<String> different() {
    var places = new ArrayList<>(saved.different());
    places.addAll(late.different());
    return places;
  }

  private static void compared(ObjectNode json, DataComparison data) {
    json.put("items", data.items())
        .put("itemsThere", data.itemsThere())
        .put("objects", data.objects())
        .put("objectsThere", data.objectsThere());
  }

  private static String row(String what, Duration target, Duration measured) {
    return "| %s | %s | %s | %s |"
        .formatted(
            what,
            Timings.said(target),
            Timings.said(measured),
            measured.compareTo(target) <= 0 ? "met" : "missed");
  }

  private static String row(String what, DataComparison data) {
    return "| %s | %d | %d | %d | %d |"
        .formatted(what, data.items(), data.itemsThere(), data.objects(), data.objectsThere());
  }

  private static double seconds(Timings.Phase phase) {
    return seconds(phase.took());
  }

  private static double seconds(Duration duration) {
    return Math.round(duration.toMillis() / 100.0) / 10.0;
  }
}
