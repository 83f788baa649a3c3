package dev.plinth.operations.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRetentionTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");

  /** By their age in days. */
  private static final List<BakedImage> IMAGES =
      List.of(
          image(40, "x86_64", List.of()),
          image(1, "x86_64", List.of()),
          image(10, "x86_64", List.of()),
          image(30, "x86_64", List.of("i-0a")),
          image(20, "x86_64", List.of()),
          image(90, "arm64", List.of()),
          image(95, "arm64", List.of()));

  @ParameterizedTest
  @CsvSource({
    "1, 0,  10 20 40 95",
    "2, 0,  20 40",
    "3, 0,  40",
    "1, 15, 20 40 95",
    "1, 20, 20 40 95",
    "1, 50, 95",
    "9, 0,  ''",
  })
  void what_is_new_used_or_young_stays(int newest, int days, String superfluous) {
    assertThat(new ImageRetention(newest, Duration.ofDays(days)).superfluous(IMAGES, NOW))
        .extracting(image -> image.name())
        .containsExactly(superfluous.isEmpty() ? new String[0] : superfluous.split(" "));
  }

  private static BakedImage image(int age, String architecture, List<String> uses) {
    return new BakedImage(
        "ami-" + age,
        String.valueOf(age),
        NOW.minus(age, ChronoUnit.DAYS),
        architecture,
        "",
        8,
        List.of(),
        uses);
  }
}
