package dev.plinth.operations.recovery;

import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import java.time.Duration;

/** Takes a backup of everything that a deployed platform keeps. */
public final class Backup {
  private final Session session;
  private final Duration patience;

  /**
   * @param patience how long exports and snapshots may take
   */
  public Backup(Session session, Duration patience) {
    this.session = session;
    this.patience = patience;
  }

  /**
   * Takes it, and waits for it.
   *
   * @throws dev.plinth.operations.OperationFailed if a part failed, or takes longer than the
   *     patience; there is no manifest then, and so no backup
   */
  public BackupManifest take(DeployedEnvironment environment) {
    throw new UnsupportedOperationException(session + " " + patience);
  }
}
