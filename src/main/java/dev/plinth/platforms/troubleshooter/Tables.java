package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.databases.Table;
import dev.plinth.constructs.databases.TableProps;
import dev.plinth.constructs.databases.TableProps.Index;
import java.util.List;

/**
 * Sessions with what was said in them, and budgets with what is left of them. Keys say what they
 * are of, so that a policy can tell a session's items from whatever else is ever put beside them.
 */
final class Tables {
  /** What the keys of sessions begin with. */
  static final String SESSION = "SESSION#";

  /** What the keys of budgets begin with. */
  static final String BUDGET = "BUDGET#";

  /** What the keys of the index of sessions by their users begin with. */
  static final String USER = "USER#";

  /** The index of sessions by their users, the order that of their beginning. */
  static final String BY_USER = "by_user";

  private final Table sessions;
  private final Table budgets;

  Tables(TroubleshooterPlatform platform, Keys keys) {
    sessions =
        table(
            platform,
            "sessions",
            props(platform, keys, "sessions", "session_id")
                .withSortKey("entry_id")
                .withIndexes(List.of(new Index(BY_USER, "user_id", "started_at")))
                .withExpiresBy("expires_at"));
    budgets =
        table(
            platform,
            "budgets",
            props(platform, keys, "budgets", "budget_id").withSortKey("period"));
  }

  /** Entries of sessions: what was said, in order. */
  Table sessions() {
    return sessions;
  }

  /** What is left of each budget in each period. */
  Table budgets() {
    return budgets;
  }

  /** What people said to the service is nobody else's to read, as their frames are not. */
  private static Table table(TroubleshooterPlatform platform, String id, TableProps props) {
    var table = new Table(platform, id, props);
    table.keepItemsFor(Programs.roleArns(platform));
    return table;
  }

  private static TableProps props(
      TroubleshooterPlatform platform, Keys keys, String part, String partitionKey) {
    var data = platform.settings().data();
    return TableProps.of(
        platform.name(part),
        partitionKey,
        keys.data(),
        number(data.pointInTimeRecoveryDays()),
        data.enableDeletionProtection());
  }
}
