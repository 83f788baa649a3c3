package dev.plinth.operations.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WakeTimeTest {
  private static final Instant NOW = Instant.parse("2026-03-10T18:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "06:00,                     2026-03-11 06:00 UTC",
    "18:30,                     2026-03-11 18:30 UTC",
    "19:00,                     2026-03-10 19:00 UTC",
    "2026-04-01T06:00,          2026-04-01 06:00 UTC",
    "2026-04-01T06:00:30Z,      2026-04-01 06:00 UTC",
    "2026-04-01T06:00+02:00,    2026-04-01 04:00 UTC",
    "2026-04-01T06:00-05:00,    2026-04-01 11:00 UTC",
  })
  void a_time_is_in_utc_unless_it_says_otherwise(String text, String shown) {
    assertThat(WakeTime.show(WakeTime.parse(text, NOW))).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tomorrow          | "tomorrow" is no time such as 06:00 or 2026-01-05T06:00 (UTC)
          25:00             | "25:00" is no time such as 06:00 or 2026-01-05T06:00 (UTC)
          2026-04-01        | "2026-04-01" is no time such as 06:00 or 2026-01-05T06:00 (UTC)
          2026-03-10T18:00  | 2026-03-10 18:00 UTC is over
          """)
  void what_is_no_time_or_over_is_refused(String text, String message) {
    assertThatThrownBy(() -> WakeTime.parse(text, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
