package dev.plinth.operations.recovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a person has to know, and to do, when a platform has been recovered: only a person can say
 * when users go there.
 */
record RecoveryNotice(RecoveryPlan plan, RecoveryReport report) {
  private static final List<String> NAMES =
      List.of("domain_name", "api_domain_name", "origin_domain_name", "frontend_domain_name");

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
    commit(root).forEach(lines::add);
    switchNames(root).forEach(lines::add);
    lines.add("  to go back, once %s is well:".formatted(plan.lost().region()));
    lines.add("    ./plinth backup %s%s".formatted(report.target(), option()));
    lines.add(
        "    ./plinth recover %s --region %s --as %s%s"
            .formatted(report.target(), plan.lost().region(), plan.lost().environment(), option()));
    lines.add("    then point the names back, and ./plinth destroy %s".formatted(report.target()));
    return lines;
  }

  private Stream<String> commit(Path root) {
    return plan.files().texts().keySet().stream()
        .map(file -> "  commit %s".formatted(root.relativize(file)));
  }

  /** The names that users know still lead to the lost region. */
  private List<String> switchNames(Path root) {
    var lost =
        new SettingsEdit(
            StandInFiles.read(
                dev.plinth.environment.SettingsFiles.of(root)
                    .file(plan.request().lost().platform(), plan.request().lost().environment())));
    var lines = new ArrayList<String>();
    for (String name : NAMES) {
      lost.text(name)
          .filter(domain -> !domain.isEmpty())
          .ifPresent(domain -> lines.add("  point %s at the address above".formatted(domain)));
    }
    plan.files()
        .left()
        .forEach(key -> lines.add("  move what %s names, then set it again".formatted(key)));
    return lines;
  }

  private String option() {
    return plan.cloud().suffix().isEmpty() ? "" : " --local";
  }

  private static String line(RestorationReport.Store store) {
    return "%s %s: %d saved, %d restored, %d there already"
        .formatted(
            store.part().name().toLowerCase(java.util.Locale.ROOT),
            store.name(),
            store.saved(),
            store.restored(),
            store.same());
  }
}
