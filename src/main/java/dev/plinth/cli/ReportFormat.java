package dev.plinth.cli;

import dev.plinth.review.CheckRun;
import dev.plinth.review.JsonReport;
import dev.plinth.review.JunitReport;
import dev.plinth.review.SarifReport;
import dev.plinth.review.TextReport;
import java.util.Locale;
import java.util.function.Function;

/** How findings are told. */
enum ReportFormat {
  TEXT(TextReport::of),
  JSON(JsonReport::of),
  SARIF(SarifReport::of),
  JUNIT(JunitReport::of);

  private final Function<CheckRun, String> report;

  ReportFormat(Function<CheckRun, String> report) {
    this.report = report;
  }

  String of(CheckRun run) {
    return report.apply(run);
  }

  /** As people write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
