package dev.plinth.operations.backup;

import dev.plinth.operations.backup.RestorationReport.Store;

/** One store to bring back: told before, and then done. */
interface RestorationStep {
  /** What would be done, in a line. */
  String intention();

  /** Whether there is anything to do. */
  boolean isNeeded();

  /** Does it. */
  Store carryOut();
}
