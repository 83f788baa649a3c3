package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Statement;
import java.util.List;

/** Rights that are as good as all rights. */
final class Administrators {
  private static final List<String> MANAGED = List.of("AdministratorAccess", "IAMFullAccess");
  private static final List<String> EVERYTHING = List.of("*", "*:*");

  private Administrators() {}

  /** Whether a statement allows everything on everything. */
  static boolean isOne(Statement statement) {
    return statement.allows()
        && statement.actions().stream().anyMatch(EVERYTHING::contains)
        && statement.resources().contains("*");
  }

  /** Whether a policy of AWS does, or lets somebody give it to himself. */
  static boolean isOne(String managedPolicy) {
    return MANAGED.contains(managedPolicy.substring(managedPolicy.lastIndexOf('/') + 1));
  }
}
