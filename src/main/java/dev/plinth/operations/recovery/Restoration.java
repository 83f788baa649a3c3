package dev.plinth.operations.recovery;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.DeployedEnvironment;
import dev.plinth.operations.Session;
import java.util.Set;

/**
 * Brings back what a backup has, into the environment that it is of, or into another one of the
 * same platform. What is there already and the same is left alone, so that a restoration that was
 * interrupted goes on when it is run again.
 */
public final class Restoration {
  private final Session session;
  private final Set<DataPart> parts;
  private final boolean exact;

  /**
   * @param parts what to bring back
   * @param exact whether to delete what the backup does not have; otherwise it is kept
   */
  public Restoration(Session session, Set<DataPart> parts, boolean exact) {
    this.session = session;
    this.parts = Set.copyOf(parts);
    this.exact = exact;
  }

  /**
   * Does it, without asking.
   *
   * @param sourceBucket that keeps the backup: {@link BackupManifest#bucket()}, or its replica.
   *     Objects come from it too
   * @param sourceAccess clients for its region
   * @throws dev.plinth.operations.OperationFailed if something could not be brought back; run
   *     again, it goes on
   */
  public RestorationReport restore(
      DeployedEnvironment into, BackupManifest from, String sourceBucket, AwsAccess sourceAccess) {
    throw new UnsupportedOperationException(
        "%s %s %s %s %s %s %s"
            .formatted(session, parts, exact, into, from, sourceBucket, sourceAccess));
  }
}
