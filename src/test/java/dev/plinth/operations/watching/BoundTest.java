package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundTest {
  @ParameterizedTest
  @CsvSource({
    "GreaterThanThreshold, 80, 80, false, > 80",
    "GreaterThanThreshold, 80, 80.1, true, > 80",
    "GreaterThanOrEqualToThreshold, 80, 80, true, >= 80",
    "LessThanThreshold, 0.5, 0.4, true, < 0.5",
    "LessThanThreshold, 0.5, 0.5, false, < 0.5",
    "LessThanOrEqualToThreshold, 1, 1, true, <= 1"
  })
  void is_crossed_as_its_alarm_compares(
      String comparison, double threshold, double value, boolean crossed, String text) {
    var bound = new Bound("ollama-high-cpu", comparison, threshold, false);

    assertThat(bound.isCrossedBy(value)).isEqualTo(crossed);
    assertThat(bound).hasToString(text);
  }
}
