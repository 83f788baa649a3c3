package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.Table;
import dev.plinth.constructs.TableProps;

/** Sessions with what was said in them, and budgets with what is left of them. */
final class Tables {
  private final Table sessions;
  private final Table budgets;

  Tables(TroubleshooterPlatform platform, Keys keys) {
    var data = platform.settings().data();
    sessions =
        new Table(
            platform,
            "sessions",
            new TableProps(
                platform.name("sessions"),
                "session_id",
                keys.data(),
                number(data.pointInTimeRecoveryDays()),
                data.enableDeletionProtection()));
    budgets =
        new Table(
            platform,
            "budgets",
            new TableProps(
                platform.name("budgets"),
                "budget_id",
                keys.data(),
                number(data.pointInTimeRecoveryDays()),
                data.enableDeletionProtection()));
  }

  Table sessions() {
    return sessions;
  }

  Table budgets() {
    return budgets;
  }
}
