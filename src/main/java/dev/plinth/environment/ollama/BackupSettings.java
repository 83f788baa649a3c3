package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;

/** What is saved when, and for how long. */
public record BackupSettings(
    @Setting("when backups are taken (UTC)")
        @Allowed.Matching(
            value = "(cron|rate)\\(.+\\)",
            says = "a schedule such as cron(0 5 * * ? *)")
        Variable<String> backupSchedule,
    @Setting("days that a backup is kept, also where it is copied to")
        @Allowed.Between(min = 1, max = 3650)
        Variable<Integer> backupRetentionDays,
    @Setting("days that the table can be restored to any second of")
        @Allowed.Between(min = 1, max = 35)
        Variable<Integer> tableRecoveryDays,
    @Setting("days that the database can be restored to any second of")
        @Allowed.Between(min = 1, max = 35)
        Variable<Integer> databaseRecoveryDays) {}
