package dev.plinth.cli;

import dev.plinth.environment.NearMiss;
import dev.plinth.operations.Refused;
import dev.plinth.policy.Rule;
import dev.plinth.policy.rules.Rules;
import java.util.List;
import java.util.Optional;

/** Rules by the names that people write. */
final class RuleNames {
  private RuleNames() {}

  /**
   * @throws Refused if there is no such rule, with the one that may have been meant
   */
  static Rule named(String id) {
    return Rules.named(id).orElseThrow(() -> new Refused(unknown(id).orElseThrow()));
  }

  /** What to say of a name that no rule has; empty for one that a rule has. */
  static Optional<String> unknown(String id) {
    List<String> ids = Rules.all().stream().map(Rule::id).toList();
    return ids.contains(id)
        ? Optional.empty()
        : Optional.of(
            "there is no rule \"%s\": %s"
                .formatted(
                    id, NearMiss.remedy(id, ids, "./plinth check --rules shows those there are")));
  }
}
