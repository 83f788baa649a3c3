package dev.plinth.constructs.compute;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SixFieldCronTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0 20 * * *       | cron(0 20 * * ? *)
          0 20 * * 1-5     | cron(0 20 ? * MON-FRI *)
          0 6 * * MON-FRI  | cron(0 6 ? * MON-FRI *)
          15 6,18 * 1-6 0  | cron(15 6,18 ? 1-6 SUN *)
          0 6 * * 7        | cron(0 6 ? * SUN *)
          0 6 * * 0,6      | cron(0 6 ? * SUN,SAT *)
          0 6 * * 5-7      | cron(0 6 ? * FRI,SAT,SUN *)
          0 6 * * FRI-MON  | cron(0 6 ? * FRI,SAT,SUN,MON *)
          0 6 * * 0-6      | cron(0 6 ? * SUN-SAT *)
          0 6 1,15 JAN *   | cron(0 6 1,15 JAN ? *)
          """)
  void the_same_times_are_said_in_six_fields(String fiveFields, String expression) {
    assertThat(new SixFieldCron(fiveFields).expression()).isEqualTo(expression);
  }
}
