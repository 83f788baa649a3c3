package dev.plinth.operations.recovery;

import dev.plinth.operations.recovery.RestorationReport.Store;

/** One store to bring back: told before, and then done. */
interface RestorationStep {
  /** What would be done, in a line. */
  String intention();

  /** Whether there is anything to do. */
  boolean isNeeded();

  /** Does it. */
  Store carryOut();
}
