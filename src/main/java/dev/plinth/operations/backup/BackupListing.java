package dev.plinth.operations.backup;

import dev.plinth.platforms.Target;
import java.util.ArrayList;
import java.util.List;

/** The backups of an environment, for people. */
public record BackupListing(Target target, BackupCatalog catalog, String bucket) {
  /** A line for each, the newest first, and one for each manifest that cannot be read. */
  public List<String> lines() {
    List<BackupManifest> all = catalog.all(target);
    if (all.isEmpty() && catalog.damaged().isEmpty()) {
      return List.of("%s has no backup in s3://%s".formatted(target, bucket));
    }
    var lines =
        new ArrayList<>(
            List.of(
                "%-18s %-12s %8s  %-10s %s"
                    .formatted("BACKUP", "AGE", "ITEMS", "DATABASE", "OBJECTS REPLICATED")));
    all.stream().map(BackupListing::line).forEach(lines::add);
    catalog.damaged().forEach(key -> lines.add("damaged: s3://%s/%s".formatted(bucket, key)));
    return lines;
  }

  /** The manifests, for machines. */
  public String json() {
    return ManifestJson.text(catalog.all(target));
  }

  /** What one backup has, part by part. */
  public static List<String> parts(BackupManifest manifest) {
    return new BackupParts(manifest).lines();
  }

  private static String line(BackupManifest manifest) {
    return "%-18s %-12s %8d  %-10s %s"
        .formatted(
            manifest.id(),
            Age.of(manifest.at()),
            manifest.tables().stream().mapToLong(BackupManifest.TableExport::items).sum(),
            manifest.database().map(BackupListing::place).orElse("-"),
            new BackupParts(manifest).replication());
  }

  private static String place(BackupManifest.DatabaseSnapshot snapshot) {
    return snapshot.copy().map(copy -> "2 regions").orElse("1 region");
  }
}
