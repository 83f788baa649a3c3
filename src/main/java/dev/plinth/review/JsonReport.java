package dev.plinth.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Waived;
import java.util.List;
import java.util.stream.Stream;

/** What rules found, for programs: plain objects in lists. */
public final class JsonReport {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonReport() {}

  private record Report(
      List<Found> findings, List<Accepted> waived, List<Unread> notJudged, List<String> remarks) {}

  /**
   * A finding.
   *
   * @param counts whether it makes the run fail
   */
  private record Found(
      String document,
      String rule,
      String severity,
      String address,
      String what,
      boolean certain,
      boolean counts,
      String title,
      String why,
      String remedy) {}

  private record Accepted(
      String document,
      String rule,
      String severity,
      String address,
      String what,
      String reason,
      String expires,
      String waiver) {}

  private record Unread(String document, String what) {}

  /** One object, whose lists hold an object for each finding, whatever its document. */
  public static String of(CheckRun run) {
    var report =
        new Report(
            run.judged().stream().flatMap(judged -> findings(judged, run.threshold())).toList(),
            run.judged().stream().flatMap(JsonReport::waived).toList(),
            run.judged().stream().flatMap(JsonReport::unread).toList(),
            run.remarks());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(report) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Stream<Found> findings(Judged judged, Threshold threshold) {
    return judged.findings().stream()
        .map(
            finding ->
                new Found(
                    judged.name(),
                    finding.rule().id(),
                    finding.rule().severity().name(),
                    finding.address(),
                    finding.what(),
                    finding.certain(),
                    threshold.counts(finding),
                    finding.rule().title(),
                    finding.rule().why(),
                    finding.rule().remedy()));
  }

  private static Stream<Accepted> waived(Judged judged) {
    return judged.waived().stream().map(waived -> accepted(judged.name(), waived));
  }

  private static Accepted accepted(String document, Waived waived) {
    Finding finding = waived.finding();
    return new Accepted(
        document,
        finding.rule().id(),
        finding.rule().severity().name(),
        finding.address(),
        finding.what(),
        waived.waiver().reason(),
        waived.waiver().expires().toString(),
        waived.waiver().place());
  }

  private static Stream<Unread> unread(Judged judged) {
    return judged.unread().stream().map(what -> new Unread(judged.name(), what));
  }
}
