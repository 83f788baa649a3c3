package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackupHealthTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          cron(0 5 * * ? *)     | 36
          cron(0 5 ? * * *)     | 36
          cron(0 0/12 * * ? *)  | 36
          cron(0 5 ? * SUN *)   | 192
          cron(0 5 1 * ? *)     | 792
          """)
  void a_backup_may_be_as_old_as_its_plan_and_a_little_more(String schedule, long hours) {
    assertThat(BackupHealth.oldest(schedule)).hasHours(hours);
  }
}
