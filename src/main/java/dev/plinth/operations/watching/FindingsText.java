package dev.plinth.operations.watching;

import java.util.Locale;
import java.util.StringJoiner;

/** Findings for a person: a line each, the bad ones in capitals, with what to do below. */
public final class FindingsText {
  private static final String REMEDY = " ".repeat(11);

  private FindingsText() {}

  /** A line for each part, and how many there are of each verdict. */
  public static String of(Findings findings) {
    var lines = new StringJoiner("\n", "", "\n");
    findings.observations().forEach(seen -> lines.add(line(seen)));
    lines.add(
        "%s: %d good, %d bad, %d unknown"
            .formatted(
                findings.environment(),
                findings.count(Verdict.GOOD),
                findings.count(Verdict.BAD),
                findings.count(Verdict.UNKNOWN)));
    return lines.toString();
  }

  private static String line(Observation seen) {
    String line = "  %-8s %s: %s".formatted(word(seen.verdict()), seen.part(), seen.says());
    return seen.remedy().isEmpty() ? line : line + "\n" + REMEDY + seen.remedy();
  }

  private static String word(Verdict verdict) {
    return verdict == Verdict.BAD ? "BAD" : verdict.name().toLowerCase(Locale.ROOT);
  }
}
