package dev.plinth.operations.backup;

import dev.plinth.operations.backup.RestorationReport.Store;

/** A bucket to bring back. */
final class ObjectStep implements RestorationStep {
  private final String bucket;
  private final ObjectRestoration restoration;
  private final ObjectRestoration.Difference difference;
  private final boolean exact;

  ObjectStep(String bucket, ObjectRestoration restoration, boolean exact) {
    this.bucket = bucket;
    this.restoration = restoration;
    this.exact = exact;
    difference = restoration.difference();
  }

  @Override
  public String intention() {
    return "bucket %s: %d objects are overwritten, %d added, %d are the same; %d others are %s"
        .formatted(
            bucket,
            difference.changed().size(),
            difference.missing().size(),
            difference.same(),
            difference.others().size(),
            exact ? "deleted" : "kept");
  }

  @Override
  public boolean isNeeded() {
    return difference.changed().size() + difference.missing().size() > 0
        || (exact && !difference.others().isEmpty());
  }

  @Override
  public Store carryOut() {
    return restoration.restore();
  }
}
