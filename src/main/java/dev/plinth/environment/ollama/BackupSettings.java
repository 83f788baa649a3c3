package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;

/** What is saved when, and for how long. */
public record BackupSettings(
    @Setting("when backups are taken (UTC)")
        @Allowed.Matching(
            value = "cron\\(([0-9A-Z*/,?L#W-]+ ){5}[0-9*/,-]+\\)",
            says = "a schedule of six fields such as cron(0 5 * * ? *)")
        Variable<String> backupSchedule,
    @Setting("days that a backup is kept, also where it is copied to")
        @Allowed.Between(min = 1, max = 3650)
        Variable<Integer> backupRetentionDays,
    @Setting("days that the table can be restored to any second of")
        @Allowed.Between(min = 1, max = 35)
        Variable<Integer> tableRecoveryDays,
    @Setting("days that the database can be restored to any second of")
        @Allowed.Between(min = 1, max = 35)
        Variable<Integer> databaseRecoveryDays)
    implements Checked {

  @Override
  public void check(Problems problems) {
    String[] fields = backupSchedule.value().split("[( )]");
    boolean anyDayOfMonth = fields[3].equals("?");
    boolean anyDayOfWeek = fields[5].equals("?");
    if (anyDayOfMonth == anyDayOfWeek) {
      problems.add(
          "backup_schedule",
          backupSchedule,
          "a schedule with ? for either the day of the month or the day of the week, such as"
              + " cron(0 5 * * ? *)");
    }
  }
}
