package dev.plinth.operations.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.platforms.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DrillReportTest {
  private static final Duration SHORT = Duration.ofSeconds(312);
  private static final DataComparison WHOLE = new DataComparison(120, 120, 120, 120, List.of());
  private static final DataComparison LOST = new DataComparison(5, 0, 5, 5, List.of());

  @Test
  void a_drill_is_passed_when_everything_that_was_saved_is_there_in_time() {
    DrillReport report = report(SHORT, SHORT, WHOLE, LOST);

    assertThat(report.isPassed()).isTrue();
    assertThat(report.verdict())
        .isEqualTo(
            "passed: ollama production was recovered as productionuse2 in 5:12 min, with 120 of 120"
                + " items and 120 of 120 objects");
    assertThat(report.markdown())
        .contains(
            "**passed: ",
            "| time to recover (RTO) | 4:00 h | 5:12 min | met |",
            "| platform in us-west-2 | 90.5 |",
            "| after it | 5 | 0 | 5 | 5 |");
    assertThat(report.json()).contains("\"passed\" : true", "\"recoverySeconds\" : 312.0");
  }

  @Test
  void an_item_that_is_missing_fails_it() {
    DrillReport report =
        report(SHORT, SHORT, new DataComparison(120, 119, 120, 120, List.of()), LOST);

    assertThat(report.isPassed()).isFalse();
    assertThat(report.verdict()).startsWith("FAILED: ").contains("119 of 120 items");
  }

  @Test
  void a_target_that_is_missed_fails_it() {
    assertThat(report(Duration.ofHours(5), SHORT, WHOLE, LOST).isPassed()).isFalse();

    DrillReport report = report(SHORT, Duration.ofMinutes(61), WHOLE, LOST);
    assertThat(report.isPassed()).isFalse();
    assertThat(report.markdown())
        .contains("| age of the data restored (RPO) | 1:00 h | 1:01 h | missed |");
  }

  @Test
  void what_says_something_else_is_named() {
    var written = content(Map.of("a", "1", "b", "2", "c", "3"));
    var found = content(Map.of("a", "1", "b", "x"));

    DataComparison data = DataComparison.of(written, found);

    assertThat(data)
        .isEqualTo(new DataComparison(3, 1, 0, 0, List.of("aws_dynamodb_table.main b")));
    assertThat(report(SHORT, SHORT, data, LOST).markdown())
        .contains("- says something else: `aws_dynamodb_table.main b`");
  }

  private static MarkedData.Content content(Map<String, String> items) {
    return new MarkedData.Content(Map.of("aws_dynamodb_table.main", items), Map.of());
  }

  private static DrillReport report(
      Duration recovered, Duration age, DataComparison saved, DataComparison late) {
    return new DrillReport(
        new Target("ollama", "production"),
        new Target("ollama", "productionuse2"),
        Instant.parse("2026-01-31T12:00:00Z"),
        List.of(new Timings.Phase("platform in us-west-2", Duration.ofMillis(90_512))),
        recovered,
        age,
        saved,
        late);
  }
}
