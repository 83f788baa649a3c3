package dev.plinth.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Waived;
import dev.plinth.policy.Waiver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What rules found as SARIF, which code scanning of GitHub and many editors show.
 *
 * @see <a
 *     href="https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning">What
 *     GitHub reads of it</a>
 */
public final class SarifReport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI SCHEMA =
      URI.create("https://json.schemastore.org/sarif-2.1.0-rtm.5.json");
  private static final String NOT_JUDGED = "NotJudged";
  private static final String IDLE_WAIVER = "IdleWaiver";
  private static final int FINGERPRINT_CHARACTERS = 16;

  private final List<Rule> rules;
  private final Map<Rule, Integer> indexes = new HashMap<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final Map<String, URI> uris = new HashMap<>();
  private final Threshold threshold;

  private SarifReport(CheckRun run) {
    this.rules = run.judged().stream().flatMap(it -> it.rules().stream()).distinct().toList();
    this.threshold = run.threshold();
    rules.forEach(rule -> indexes.put(rule, indexes.size()));
  }

  /** One log with one run. What is waived is in it, suppressed. */
  public static String of(CheckRun run) {
    var log = new SarifLog(SCHEMA, "2.1.0", List.of(new SarifReport(run).run(run)));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(log) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private SarifLog.Run run(CheckRun run) {
    var notices =
        List.of(
            notice(NOT_JUDGED, "Something in a document could not be judged"),
            notice(IDLE_WAIVER, "A waiver has expired, or nothing needs it"));
    var driver =
        new SarifLog.Driver(
            "plinth", rules.stream().map(SarifReport::descriptor).toList(), notices);
    var invocation =
        new SarifLog.Invocation(
            true,
            run.judged().stream().flatMap(SarifReport::unread).toList(),
            run.remarks().stream().map(SarifReport::remark).toList());
    return new SarifLog.Run(
        new SarifLog.Tool(driver),
        List.of(invocation),
        "unicodeCodePoints",
        run.judged().stream().flatMap(this::results).toList());
  }

  private Stream<SarifLog.Result> results(Judged judged) {
    var results = new ArrayList<SarifLog.Result>();
    judged.findings().forEach(finding -> results.add(result(judged, finding, List.of())));
    for (Waived waived : judged.waived()) {
      results.add(result(judged, waived.finding(), List.of(suppression(waived.waiver()))));
    }
    return results.stream();
  }

  private SarifLog.Result result(
      Judged judged, Finding finding, List<SarifLog.Suppression> suppressions) {
    Rule rule = finding.rule();
    String unknown = finding.certain() ? "" : "; a value decides that is known only after apply";
    return new SarifLog.Result(
        rule.id(),
        indexes.get(rule),
        threshold.counts(finding) ? level(rule.severity()) : "note",
        SarifLog.Message.of(
            "%s: %s%s. %s".formatted(finding.address(), finding.what(), unknown, rule.remedy())),
        List.of(location(judged.origin().of(finding.address()), finding.address())),
        // GitHub knows no fingerprint of another name.
        Map.of("primaryLocationLineHash", fingerprint(judged, finding)),
        suppressions);
  }

  /** The same in every run for the same finding, wherever it moves to in its file. */
  private String fingerprint(Judged judged, Finding finding) {
    String identity = String.join("\n", finding.rule().id(), judged.name(), finding.address());
    int number = seen.merge(identity, 1, Integer::sum);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(identity.getBytes(StandardCharsets.UTF_8));
      return "%s:%d"
          .formatted(HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_CHARACTERS), number);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static SarifLog.Suppression suppression(Waiver waiver) {
    return new SarifLog.Suppression(
        "external",
        "accepted",
        "%s (until %s, %s)".formatted(waiver.reason(), waiver.expires(), waiver.place()));
  }

  private static Stream<SarifLog.Notification> unread(Judged judged) {
    return judged.unread().stream()
        .map(
            what ->
                new SarifLog.Notification(
                    new SarifLog.Reference(NOT_JUDGED),
                    SarifLog.Message.of("%s: not judged: %s".formatted(judged.name(), what)),
                    "warning",
                    List.of()));
  }

  private static SarifLog.Notification remark(String remark) {
    return new SarifLog.Notification(
        new SarifLog.Reference(IDLE_WAIVER), SarifLog.Message.of(remark), "warning", List.of());
  }

  private static SarifLog.Notice notice(String id, String description) {
    return new SarifLog.Notice(id, SarifLog.Message.of(description));
  }

  private SarifLog.Location location(Place place, String address) {
    return new SarifLog.Location(
        new SarifLog.PhysicalLocation(
            new SarifLog.ArtifactLocation(uris.computeIfAbsent(place.path(), SarifReport::uri)),
            new SarifLog.Region(place.line(), place.column())),
        List.of(new SarifLog.LogicalLocation(address, "resource")));
  }

  /** GitHub takes paths from the root of the repository, where a workflow runs. */
  private static URI uri(String written) {
    Path here = Path.of("").toAbsolutePath();
    Path file = here.resolve(written).normalize();
    if (!file.startsWith(here)) {
      return file.toUri();
    }
    return here.toUri().relativize(file.toUri());
  }

  private static SarifLog.Descriptor descriptor(Rule rule) {
    String level = level(rule.severity());
    return new SarifLog.Descriptor(
        rule.id(),
        rule.id(),
        SarifLog.Message.of(rule.title()),
        SarifLog.Message.of(rule.why()),
        new SarifLog.Message("%s %s".formatted(rule.why(), rule.remedy()), RulePage.of(rule)),
        rule.sources().stream().flatMap(it -> it.page().stream()).findFirst().orElse(null),
        new SarifLog.Configuration(level),
        new SarifLog.Properties(
            List.of("security", "terraform"),
            "high",
            level.equals("note") ? "recommendation" : level,
            securitySeverity(rule.severity())));
  }

  private static String level(Severity severity) {
    return switch (severity) {
      case CRITICAL, HIGH -> "error";
      case MEDIUM -> "warning";
      case LOW -> "note";
    };
  }

  /** In the middle of what GitHub calls by the same word. */
  private static String securitySeverity(Severity severity) {
    return switch (severity) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
    };
  }
}
