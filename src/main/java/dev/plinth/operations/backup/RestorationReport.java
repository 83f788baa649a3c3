package dev.plinth.operations.backup;

import java.util.List;

/**
 * What a restoration did.
 *
 * @param stores a line for each table, bucket and database
 * @param deployNext whether the platform has to be deployed to go on: a restored database is
 *     adopted, and the fleet started again
 */
public record RestorationReport(List<Store> stores, boolean deployNext) {
  /** Whether everything is there again, as the backup has it. */
  public boolean isVerified() {
    return stores.stream().allMatch(Store::verified);
  }

  /**
   * A table, bucket or database.
   *
   * @param name in AWS
   * @param saved how many items or objects the backup has of it
   * @param restored how many of these were written
   * @param same how many were there already, just as in the backup
   * @param kept how many are there that the backup does not have
   * @param deleted how many were deleted since the backup does not have them
   * @param verified whether all that the backup has were read again and are the same
   */
  public record Store(
      DataPart part,
      String name,
      long saved,
      long restored,
      long same,
      long kept,
      long deleted,
      boolean verified) {}
}
