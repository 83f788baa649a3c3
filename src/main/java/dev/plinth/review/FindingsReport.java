package dev.plinth.review;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What rules found, for people and for programs. */
public final class FindingsReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FindingsReport() {}

  /**
   * What was found in one document.
   *
   * @param document what people call it
   */
  public record Judged(String document, List<Finding> findings) {}

  /** The worst first, and what to do once for each rule. */
  public static String text(List<Judged> judged) {
    return judged.stream().map(FindingsReport::text).collect(joining());
  }

  private static String text(Judged judged) {
    var byRule = new TreeMap<Rule, List<Finding>>(worstFirst());
    judged
        .findings()
        .forEach(
            finding ->
                byRule.computeIfAbsent(finding.rule(), rule -> new ArrayList<>()).add(finding));
    var text = new StringBuilder();
    text.append("%s: %s%n".formatted(judged.document(), count(judged.findings().size())));
    byRule.forEach(
        (rule, findings) -> {
          text.append("  %-8s %s: %s%n".formatted(rule.severity(), rule.id(), rule.title()));
          findings.forEach(
              finding -> text.append("    %s: %s%n".formatted(finding.address(), finding.what())));
          text.append("    -> %s%n".formatted(rule.remedy()));
        });
    return text.toString();
  }

  private static Comparator<Rule> worstFirst() {
    return Comparator.comparing(Rule::severity).reversed().thenComparing(Rule::id);
  }

  private static String count(int findings) {
    return switch (findings) {
      case 0 -> "nothing found";
      case 1 -> "1 finding";
      default -> findings + " findings";
    };
  }

  /** A list, an object for each finding. */
  public static String json(List<Judged> judged) {
    List<Map<String, Object>> all =
        judged.stream()
            .flatMap(
                document -> document.findings().stream().map(finding -> json(document, finding)))
            .toList();
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> json(Judged document, Finding finding) {
    var object = new LinkedHashMap<String, Object>();
    object.put("document", document.document());
    object.put("rule", finding.rule().id());
    object.put("severity", finding.rule().severity().name());
    object.put("address", finding.address());
    object.put("what", finding.what());
    object.put("remedy", finding.rule().remedy());
    return object;
  }

  /** All that there is to say of a rule. */
  public static String explanation(Rule rule) {
    return """
        %s (%s): %s
          why     %s
          remedy  %s
          asked   %s
        """
        .formatted(
            rule.id(),
            rule.severity(),
            rule.title(),
            rule.why(),
            rule.remedy(),
            rule.sources().stream().map(Source::text).collect(joining("; ")));
  }
}
