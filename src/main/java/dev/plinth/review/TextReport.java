package dev.plinth.review;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Waived;
import dev.plinth.policy.Waiver;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules found, for people. */
public final class TextReport {
  private static final String UNKNOWN = " (a value decides that is known only after apply)";

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cc}");

  private final StringBuilder text = new StringBuilder();

  private TextReport() {}

  /** The worst first; why it matters and what to do, once for each rule. */
  public static String of(CheckRun run) {
    var report = new TextReport();
    run.judged().forEach(report::document);
    run.remarks().forEach(remark -> report.line("%s", remark));
    if (run.judged().size() > 1) {
      report.total(run.judged());
    }
    return report.text.toString();
  }

  private void document(Judged judged) {
    line("%s: %s%s", judged.name(), found(judged.findings().size()), waived(judged.waived()));
    var byRule = new TreeMap<Rule, List<Finding>>(worstFirst());
    byRule.putAll(judged.findings().stream().collect(groupingBy(Finding::rule)));
    byRule.forEach(this::rule);
    judged.waived().stream()
        .collect(groupingBy(Waived::waiver, LinkedHashMap::new, Collectors.toList()))
        .forEach(this::waiver);
    judged.unread().forEach(what -> line("  not judged: %s", what));
  }

  private void rule(Rule rule, List<Finding> findings) {
    line("  %-8s %s: %s", rule.severity(), rule.id(), rule.title());
    findings.forEach(
        finding ->
            line(
                "    %s: %s%s",
                finding.address(), finding.what(), finding.certain() ? "" : UNKNOWN));
    line("    %s", rule.why());
    line("    -> %s", rule.remedy());
  }

  private void waiver(Waiver waiver, List<Waived> waived) {
    line("  waived   %s until %s: %s", waiver.rule(), waiver.expires(), waiver.reason());
    waived.forEach(it -> line("    %s: %s", it.finding().address(), it.finding().what()));
  }

  private void total(List<Judged> judged) {
    Map<Severity, Long> bySeverity =
        judged.stream()
            .flatMap(document -> document.findings().stream())
            .collect(
                groupingBy(
                    finding -> finding.rule().severity(),
                    () -> new EnumMap<>(Severity.class),
                    Collectors.counting()));
    long findings = bySeverity.values().stream().mapToLong(Long::longValue).sum();
    String severities =
        Stream.of(Severity.values())
            .sorted(Comparator.reverseOrder())
            .filter(bySeverity::containsKey)
            .map(severity -> "%d %s".formatted(bySeverity.get(severity), severity))
            .collect(joining(", ", " (", ")"));
    line(
        "%d documents: %s%s%s",
        judged.size(),
        found(findings),
        findings == 0 ? "" : severities,
        waived(judged.stream().flatMap(document -> document.waived().stream()).toList()));
  }

  /** What comes from a file must not move the cursor of somebody's terminal. */
  private void line(String format, Object... values) {
    text.append(CONTROL_CHARACTER.matcher(format.formatted(values)).replaceAll("\uFFFD"))
        .append(System.lineSeparator());
  }

  private static Comparator<Rule> worstFirst() {
    return Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::id);
  }

  private static String found(long findings) {
    if (findings == 0) {
      return "nothing found";
    }
    return findings == 1 ? "1 finding" : findings + " findings";
  }

  private static String waived(List<Waived> waived) {
    return waived.isEmpty() ? "" : ", %d waived".formatted(waived.size());
  }
}
