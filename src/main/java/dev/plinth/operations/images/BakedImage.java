package dev.plinth.operations.images;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A machine image with what an instance needs, as Packer baked it.
 *
 * @param architecture of the processors that it runs on
 * @param model that is in it; empty: it does not say
 * @param gigabytes of its volumes
 * @param snapshots that it is made of
 * @param uses what needs it, in words; empty: nothing does
 */
record BakedImage(
    String id,
    String name,
    Instant created,
    String architecture,
    String model,
    int gigabytes,
    List<String> snapshots,
    List<String> uses) {
  /** The newest first; the names of two of the same second end in the time, too. */
  static final Comparator<BakedImage> NEWEST_FIRST =
      Comparator.comparing(BakedImage::created).thenComparing(BakedImage::name).reversed();

  boolean isUsed() {
    return !uses.isEmpty();
  }
}
