package dev.plinth.operations.recovery;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.backup.RestorationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a person has to know, and to do, when a platform has been recovered: only a person can say
 * when users go there.
 *
 * @param state of what was recovered
 */
record RecoveryNotice(RecoveryPlan plan, RecoveryReport report, TerraformState state) {
  /** Settings that hold a name users know, and the output that says where it has to lead. */
  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "domain_name", "alb_dns_name",
              "api_domain_name", "api_domain_target",
              "origin_domain_name", "alb_dns_name"));

  /** Lines for a person. */
  List<String> lines(Path root) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(
        "recovered: %s in %s, %s after the recovery was begun (RTO)"
            .formatted(report.target(), plan.request().region(), Timings.said(report.took())));
    report
        .dataAge()
        .ifPresent(
            age ->
                lines.add(
                    "  its data were %s old at that time (RPO): what was written later is lost"
                        .formatted(Timings.said(age))));
    report
        .phases()
        .forEach(it -> lines.add("  %-20s %s".formatted(it.name(), Timings.said(it.took()))));
    report.restored().forEach(store -> lines.add("  " + line(store)));
    lines.add("next");
    files(root).map("  commit %s"::formatted).forEach(lines::add);
    lines.addAll(names(root));
    lines.add("to go back, once %s is well".formatted(plan.lost().region()));
    lines.add("  ./plinth backup %s%s".formatted(report.target(), plan.cloud().option()));
    lines.add(
        "  ./plinth recover %s --region %s --as %s --from ID%s, with the id of that backup"
            .formatted(
                report.target(),
                plan.lost().region(),
                plan.lost().environment(),
                plan.cloud().option()));
    lines.add("  point the names back, and then: ./plinth destroy %s".formatted(report.target()));
    return lines;
  }

  private Stream<Path> files(Path root) {
    var files = SettingsFiles.of(root);
    return Stream.of(plan.files().bootstrap(), plan.files().target())
        .map(target -> root.relativize(files.file(target.platform(), target.environment())));
  }

  /** The names that users know still lead to the lost region. */
  private List<String> names(Path root) {
    var lost = plan.request().lost();
    var settings =
        new SettingsEdit(
            StandInFiles.read(SettingsFiles.of(root).file(lost.platform(), lost.environment())));
    var lines = new ArrayList<String>();
    NAMES.forEach(
        (setting, output) ->
            settings
                .text(setting)
                .filter(name -> !name.isEmpty())
                .ifPresent(
                    name ->
                        lines.add(
                            "  point %s at %s"
                                .formatted(name, address(settings.key(output)).orElse("it")))));
    plan.files()
        .left()
        .forEach(
            key ->
                lines.add(
                    "  %s is empty, since the lost environment may have it still: set it as soon as"
                            .formatted(key)
                        + " it is free"));
    return lines;
  }

  private Optional<String> address(String output) {
    return state.output(output).map(value -> value.asText());
  }

  private static String line(RestorationReport.Store store) {
    return "%s %s: %d saved, %d restored, %d there already"
        .formatted(
            store.part().name().toLowerCase(Locale.ROOT),
            store.name(),
            store.saved(),
            store.restored(),
            store.same());
  }
}
