package dev.plinth.operations.backup;

import dev.plinth.operations.backup.DeployedStores.DeployedCluster;
import dev.plinth.operations.backup.RestorationReport.Store;

/** A database to bring back. */
final class DatabaseStep implements RestorationStep {
  private final DeployedCluster cluster;
  private final DatabaseSource source;
  private final DeployedStores stores;
  private final DatabaseRestoration restoration;

  DatabaseStep(
      DeployedCluster cluster,
      DatabaseSource source,
      DeployedStores stores,
      DatabaseRestoration restoration) {
    this.cluster = cluster;
    this.source = source;
    this.stores = stores;
    this.restoration = restoration;
    restoration.requireRoom();
  }

  @Override
  public String intention() {
    return "database %s: made anew from %s; the present one is kept as %1$s-before, and the fleet stops until the next deploy"
        .formatted(cluster.name(), source);
  }

  @Override
  public boolean isNeeded() {
    return true;
  }

  @Override
  public Store carryOut() {
    return restoration.restore(stores.fleet(), stores.tables());
  }
}
