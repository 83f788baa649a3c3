package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import dev.plinth.operations.backup.RestorationReport.Store;
import dev.plinth.operations.backup.TableRestoration.Difference;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A table to bring back. One that is closed to people cannot be looked into before. */
final class TableStep implements RestorationStep {
  private final AwsAccess access;
  private final DeployedTable table;
  private final Items saved;
  private final boolean exact;
  private final Optional<Difference> difference;

  TableStep(AwsAccess access, DeployedTable table, Items saved, boolean exact) {
    this.access = access;
    this.table = table;
    this.saved = saved;
    this.exact = exact;
    difference =
        table.policy().isEmpty() ? Optional.of(restoration().difference()) : Optional.empty();
  }

  @Override
  public String intention() {
    return difference
        .map(
            found ->
                "table %s: %d items are overwritten, %d added, %d are the same; %d others are %s"
                    .formatted(
                        table.name(),
                        found.different(),
                        found.missing(),
                        found.same(),
                        found.others(),
                        exact ? "deleted" : "kept"))
        .orElseGet(this::closedIntention);
  }

  @Override
  public boolean isNeeded() {
    return difference
        .map(found -> found.different() + found.missing() > 0 || (exact && found.others() > 0))
        .orElse(true);
  }

  @Override
  public Store carryOut() {
    Optional<OpenedTable> opened = OpenedTable.open(access, table);
    try {
      return restoration().restore();
    } finally {
      opened.ifPresent(OpenedTable::close);
    }
  }

  /** Reads all that is saved, so that damage is found before anything is written. */
  private String closedIntention() {
    var items = new AtomicLong();
    saved.forEach(item -> items.incrementAndGet());
    return "table %s: %d items are written where they are missing or differ; %s; its policy lets you in meanwhile"
        .formatted(table.name(), items.get(), exact ? "all others are deleted" : "others are kept");
  }

  private TableRestoration restoration() {
    return new TableRestoration(access, table.name(), saved, exact);
  }
}
