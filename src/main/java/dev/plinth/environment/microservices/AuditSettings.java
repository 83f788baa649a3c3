package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;

/** What is kept for auditors. */
public record AuditSettings(
    @Setting(
            "whether this environment makes what an account and region has once: CloudTrail, AWS"
                + " Config and the registry's settings; exactly one environment of an account does")
        boolean ownsAccountSingletons,
    @Setting("days that audit records are kept") @Allowed.Between(min = 90, max = 3650)
        Variable<Integer> auditRetentionDays) {}
