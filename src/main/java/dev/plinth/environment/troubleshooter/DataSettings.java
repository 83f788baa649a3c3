package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;

/** Tables and buckets. */
public record DataSettings(
    @Setting("whether load balancer, tables and buckets refuse to be deleted")
        boolean enableDeletionProtection,
    @Setting("days back to which a table can be restored to any second")
        @Allowed.Between(min = 1, max = 35)
        Variable<Integer> pointInTimeRecoveryDays,
    @Setting("days that frames of incidents are kept after their upload")
        @Allowed.Between(min = 1, max = 3650)
        Variable<Integer> uploadsRetentionDays,
    @Setting("days that artifacts are kept") @Allowed.Between(min = 1, max = 3650)
        Variable<Integer> artifactsRetentionDays) {}
