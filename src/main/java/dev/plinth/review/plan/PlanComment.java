package dev.plinth.review.plan;

import static java.util.stream.Collectors.groupingBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.platforms.Target;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.review.Judged;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A plan as a comment on a pull request: how much it changes, whose data it takes away, what
 * touches security, what the rules found, then every change, the worst first.
 *
 * <p>It is never longer than GitHub takes: what does not fit loses its attributes first, then is
 * counted, and the comment says so.
 */
public final class PlanComment {
  /** GitHub refuses a comment of more characters than these. */
  static final int LIMIT = 65_536;

  private static final int MOST_LISTED = 25;
  private static final int MOST_LINES = 150;

  /** Room for headings, and for what is said of that which was left out. */
  private static final int RESERVE = 4_000;

  private final Target target;
  private final JsonNode plan;
  private final List<Entry> entries;

  private PlanComment(Target target, JsonNode plan) {
    this.target = target;
    this.plan = plan;
    this.entries =
        PlannedResource.in(plan).stream()
            .map(Entry::of)
            .sorted(
                Comparator.comparing((Entry entry) -> entry.resource().kind())
                    .thenComparing(entry -> entry.lost().isEmpty())
                    .thenComparing(entry -> entry.resource().part())
                    .thenComparing(entry -> entry.resource().address()))
            .toList();
  }

  /**
   * A resource with what is told of it.
   *
   * @param lost the name of the data that goes with it
   * @param security what it does to security, in words
   */
  private record Entry(
      PlannedResource resource,
      AttributeChanges changes,
      Optional<String> lost,
      Optional<String> security) {
    static Entry of(PlannedResource resource) {
      var changes = AttributeChanges.of(resource);
      return new Entry(resource, changes, resource.lostData(), SecurityMark.of(resource, changes));
    }

    String line() {
      return "- " + Markdown.code(resource.address()) + remarks(Markdown::code) + "\n";
    }

    /** Folded, with its attributes; as a line where none changes. */
    String folded() {
      List<String> lines = changes.lines();
      if (lines.isEmpty()) {
        return line();
      }
      var shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST_LINES)));
      if (lines.size() > MOST_LINES) {
        shown.add("# %d more lines".formatted(lines.size() - MOST_LINES));
      }
      return "<details><summary>%s%s</summary>\n\n%s\n\n</details>\n\n"
          .formatted(
              Markdown.htmlCode(resource.address()),
              remarks(Markdown::htmlCode),
              Markdown.diff(shown));
    }

    private String remarks(UnaryOperator<String> code) {
      return Stream.of(
              lost.map(name -> "data lost: " + code.apply(name)),
              security.map(what -> "security: " + code.apply(what)),
              resource.reason().map(code))
          .flatMap(Optional::stream)
          .map(remark -> " — " + remark)
          .collect(Collectors.joining());
    }
  }

  /**
   * The comment, as Markdown.
   *
   * @param plan as {@code terraform show -json} gives it
   * @param judged what the rules found in it
   */
  public static String of(Target target, JsonNode plan, Judged judged) {
    return new PlanComment(target, plan).text(judged);
  }

  /** The first line, invisible: by it a later plan finds the comment that it replaces. */
  static String marker(Target target) {
    return "<!-- plinth plan %s -->".formatted(target);
  }

  private String text(Judged judged) {
    var text = new StringBuilder(marker(target)).append('\n');
    text.append(
        "## Plan of %s in %s\n\n%s\n\n"
            .formatted(
                Markdown.code(target.platform()), Markdown.code(target.environment()), summary()));
    if (plan.path("errored").asBoolean()) {
      text.append("> [!CAUTION]\n> The plan failed: what comes after the error is not in it.\n\n");
    }
    losses().ifPresent(text::append);
    security().ifPresent(text::append);
    failedChecks().ifPresent(text::append);
    text.append(findings(judged));
    outputs().ifPresent(text::append);
    changes(text);
    return text.toString();
  }

  private String summary() {
    var counts = new EnumMap<ChangeKind, Integer>(ChangeKind.class);
    entries.forEach(entry -> counts.merge(entry.resource().kind(), 1, Integer::sum));
    int replaced = counts.getOrDefault(ChangeKind.REPLACED, 0);
    String main =
        "**%d to add, %d to change, %d to destroy**"
            .formatted(
                counts.getOrDefault(ChangeKind.CREATED, 0) + replaced,
                counts.getOrDefault(ChangeKind.UPDATED, 0),
                counts.getOrDefault(ChangeKind.DELETED, 0) + replaced);
    String others =
        Stream.of(ChangeKind.REPLACED, ChangeKind.IMPORTED, ChangeKind.MOVED, ChangeKind.FORGOTTEN)
            .filter(counts::containsKey)
            .map(kind -> "%d %s".formatted(counts.get(kind), kind.title().toLowerCase()))
            .collect(Collectors.joining(", "));
    if (entries.isEmpty()) {
      return outputsChange() ? "**Only outputs change.**" : "**Nothing to change.**";
    }
    return main + (others.isEmpty() ? "." : " (" + others + ").");
  }

  private Optional<String> losses() {
    List<String> lines =
        entries.stream()
            .filter(entry -> entry.lost().isPresent())
            .map(
                entry ->
                    "%s %s: %s"
                        .formatted(
                            Markdown.code(entry.resource().address()),
                            Markdown.code(entry.lost().orElseThrow()),
                            entry.resource().kind().meaning()))
            .toList();
    return alert("CAUTION", "These keep data, which is lost with them", lines);
  }

  private Optional<String> security() {
    List<String> lines =
        entries.stream()
            .filter(entry -> entry.security().isPresent())
            .sorted(
                Comparator.comparing(entry -> !entry.security().orElseThrow().startsWith("opens")))
            .map(
                entry ->
                    "%s: %s"
                        .formatted(
                            Markdown.code(entry.resource().address()),
                            Markdown.code(entry.security().orElseThrow())))
            .toList();
    return alert("WARNING", "These touch security", lines);
  }

  private Optional<String> failedChecks() {
    List<String> lines =
        PlannedResource.elements(plan.path("checks"))
            .flatMap(check -> PlannedResource.elements(check.path("instances")))
            .filter(instance -> !instance.path("status").asText().matches("pass|unknown"))
            .flatMap(instance -> PlannedResource.elements(instance.path("problems")))
            .map(problem -> Markdown.code(problem.path("message").asText("a check fails")))
            .toList();
    return alert("WARNING", "Terraform's own checks fail", lines);
  }

  private static Optional<String> alert(String level, String title, List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var text =
        new StringBuilder("> [!%s]\n> **%s** (%d)\n>\n".formatted(level, title, lines.size()));
    listed(lines).forEach(line -> text.append("> - ").append(line).append('\n'));
    return Optional.of(text.append('\n').toString());
  }

  private static Stream<String> listed(List<String> lines) {
    return lines.size() <= MOST_LISTED
        ? lines.stream()
        : Stream.concat(
            lines.stream().limit(MOST_LISTED),
            Stream.of("and %d more".formatted(lines.size() - MOST_LISTED)));
  }

  private static String findings(Judged judged) {
    if (judged.findings().isEmpty()) {
      return "Rules: nothing found%s.\n\n"
          .formatted(
              judged.waived().isEmpty() ? "" : ", %d waived".formatted(judged.waived().size()));
    }
    List<String> lines =
        judged.findings().stream()
            .sorted(Comparator.comparing((Finding finding) -> finding.rule().severity()).reversed())
            .map(PlanComment::line)
            .toList();
    var text =
        new StringBuilder(
            "### Rules: %d found, %d waived\n\n".formatted(lines.size(), judged.waived().size()));
    listed(lines).forEach(line -> text.append("- ").append(line).append('\n'));
    return text.append("\n`./plinth check --explain RULE` says what to do.\n\n").toString();
  }

  private static String line(Finding finding) {
    Rule rule = finding.rule();
    return "%s %s at %s: %s"
        .formatted(
            rule.severity(),
            Markdown.code(rule.id()),
            Markdown.code(finding.address()),
            Markdown.code(finding.what()));
  }

  private boolean outputsChange() {
    return plan.path("output_changes").properties().stream().anyMatch(PlanComment::isChange);
  }

  private static boolean isChange(Map.Entry<String, JsonNode> output) {
    return !output.getValue().path("actions").path(0).asText("no-op").equals("no-op");
  }

  private Optional<String> outputs() {
    List<String> lines =
        plan.path("output_changes").properties().stream()
            .filter(PlanComment::isChange)
            .flatMap(
                output -> AttributeChanges.of(output.getKey(), output.getValue()).lines().stream())
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var shown = listed(lines).toList();
    return Optional.of(
        "<details><summary>Outputs</summary>\n\n%s\n\n</details>\n\n"
            .formatted(Markdown.diff(shown)));
  }

  /** Every change as a line, and as many as there is room for with their attributes. */
  private void changes(StringBuilder text) {
    int room = LIMIT - RESERVE - text.length();
    var shown = new ArrayList<String>();
    for (Entry entry : entries) {
      String line = entry.line();
      if (line.length() > room) {
        break;
      }
      room -= line.length();
      shown.add(line);
    }
    int folded = 0;
    for (int i = 0; i < shown.size(); i++) {
      String whole = entries.get(i).folded();
      int more = whole.length() - shown.get(i).length();
      if (more > room) {
        continue;
      }
      room -= more;
      shown.set(i, whole);
      folded++;
    }
    write(text, shown);
    if (folded < entries.size()) {
      text.append(
              "\nThe plan is longer than a comment may be: %d changes are shown without their attributes"
                  .formatted(shown.size() - folded))
          .append(
              ", and %d are not shown. The log of the run has them all.\n"
                  .formatted(entries.size() - shown.size()));
    }
  }

  private void write(StringBuilder text, List<String> shown) {
    Map<ChangeKind, Long> counts =
        entries.stream()
            .collect(groupingBy(entry -> entry.resource().kind(), Collectors.counting()));
    ChangeKind kind = null;
    Part part = null;
    for (int i = 0; i < shown.size(); i++) {
      PlannedResource resource = entries.get(i).resource();
      if (resource.kind() != kind) {
        kind = resource.kind();
        part = null;
        text.append("\n### %s (%d)\n".formatted(kind.title(), counts.get(kind)));
      }
      if (resource.part() != part) {
        part = resource.part();
        text.append("\n**%s**\n\n".formatted(part.title()));
      }
      text.append(shown.get(i));
    }
  }
}
