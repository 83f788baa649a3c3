package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.operations.watching.Bound;
import dev.plinth.operations.watching.MetricsSample;
import dev.plinth.operations.watching.MetricsSample.Value;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

class MetricsTableTest {
  private static final Bound FULL = new Bound("high-memory", "GreaterThanThreshold", 80, false);
  private static final Bound BUSY = new Bound("high-cpu", "GreaterThanThreshold", 40, true);

  @Test
  void shows_a_panel_once_and_what_is_not_known_as_a_dash() {
    assertThat(
            drawn(
                    Ansi.OFF,
                    new Value("Response time (s)", "p50", OptionalDouble.of(0.25), List.of()),
                    new Value("Response time (s)", "p95", OptionalDouble.of(2), List.of()),
                    new Value("Memory (%)", "", OptionalDouble.empty(), List.of(FULL)))
                .lines()
                .map(line -> line.strip().replaceAll(" {2,}", " | ")))
        .containsExactly(
            "2026-11-21T12:00:00Z, values of 300 seconds",
            "",
            "metric | value | alarm beyond",
            "Response time (s) | p50 | 0.250",
            "p95 | 2",
            "Memory (%) | - | > 80");
  }

  @Test
  void what_is_beyond_an_alarm_is_red_and_what_makes_it_scale_is_yellow() {
    String table =
        drawn(
            Ansi.ON,
            new Value("Memory (%)", "", OptionalDouble.of(91), List.of(FULL)),
            new Value("Swap (%)", "", OptionalDouble.of(79), List.of(FULL)),
            new Value("CPU (%)", "", OptionalDouble.of(71), List.of(BUSY)));

    assertThat(table)
        .contains(Ansi.ON.string("@|red 91|@"), Ansi.ON.string("@|yellow 71|@"))
        .doesNotContain(Ansi.ON.string("@|red 79|@"));
  }

  private static String drawn(Ansi ansi, Value... values) {
    return MetricsTable.of(
        new MetricsSample(Instant.parse("2026-11-21T12:00:00Z"), 300, List.of(values)),
        Help.defaultColorScheme(ansi));
  }
}
