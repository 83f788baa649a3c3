package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Statement;
import java.util.List;

/** Conditions on a second factor. */
final class SecondFactor {
  static final String PRESENT = "aws:MultiFactorAuthPresent";

  private SecondFactor() {}

  /** Whether a statement holds for those alone who showed one. */
  static boolean isAskedBy(Statement statement) {
    return statement.conditionsAbout(PRESENT).stream()
        .anyMatch(
            condition ->
                condition.operator().equals("Bool") && condition.values().equals(List.of("true")));
  }
}
