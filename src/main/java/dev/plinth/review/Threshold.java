package dev.plinth.review;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;

/**
 * Which findings make a run fail.
 *
 * @param least severity that does
 * @param unknownAllowed whether a finding does not that hangs on a value known only after apply
 */
public record Threshold(Severity least, boolean unknownAllowed) {
  /** Whether a finding makes a run fail. */
  public boolean counts(Finding finding) {
    return finding.rule().severity().compareTo(least) >= 0
        && (finding.certain() || !unknownAllowed);
  }
}
