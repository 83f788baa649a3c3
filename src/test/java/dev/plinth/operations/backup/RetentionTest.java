package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

  /** One a day, the newest of today. */
  private static final List<BackupManifest> TEN =
      IntStream.range(0, 10).mapToObj(RetentionTest::daysAgo).toList();

  @ParameterizedTest
  @CsvSource({
    // keep, older than days, how many are deleted
    "3, , 7",
    ", 7, 2",
    "5, 7, 2",
    "9, 2, 1",
    "0, , 9",
    "0, 0, 9",
    "20, , 0",
    ", 30, 0"
  })
  void lets_go_of_what_both_let_go_and_never_of_the_newest(
      Integer keep, Integer days, int deleted) {
    var retention =
        new Retention(Optional.ofNullable(keep), Optional.ofNullable(days).map(Duration::ofDays));

    assertThat(retention.expired(TEN, NOW)).isEqualTo(TEN.subList(10 - deleted, 10));
  }

  private static BackupManifest daysAgo(int days) {
    return Manifests.at(NOW.minus(Duration.ofDays(days)));
  }
}
