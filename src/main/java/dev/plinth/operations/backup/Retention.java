package dev.plinth.operations.backup;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which backups have served their time. The newest one stays, whatever is said.
 *
 * @param keep how many of the newest stay; all, where it is not said
 * @param olderThan what an age has to be above; any, where it is not said
 */
public record Retention(Optional<Integer> keep, Optional<Duration> olderThan) {
  /**
   * Those to be deleted: where both are said, each that both let go.
   *
   * @param newestFirst all there are
   */
  List<BackupManifest> expired(List<BackupManifest> newestFirst, Instant now) {
    int stay = Math.max(1, keep.orElse(1));
    return newestFirst.stream()
        .skip(stay)
        .filter(backup -> olderThan.map(age -> isOlder(backup, age, now)).orElse(true))
        .toList();
  }

  @Override
  public String toString() {
    String newest = keep.map(count -> "all but the newest " + count).orElse("all but the newest");
    return newest
        + olderThan.map(age -> ", if older than %d days".formatted(age.toDays())).orElse("");
  }

  private static boolean isOlder(BackupManifest backup, Duration age, Instant now) {
    return backup.at().isBefore(now.minus(age));
  }
}
