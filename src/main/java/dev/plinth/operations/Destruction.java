package dev.plinth.operations;

/**
 * What taking an environment away may do beside.
 *
 * @param liftsProtection whether it may lift the protection from deletion
 * @param emptiesStores whether it may delete what is in buckets, repositories and vaults
 */
public record Destruction(boolean liftsProtection, boolean emptiesStores) {
  /** Only what AWS lets go as it is. */
  public static Destruction ofWhatIsFree() {
    return new Destruction(false, false);
  }
}
