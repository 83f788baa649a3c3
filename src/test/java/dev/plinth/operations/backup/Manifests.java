package dev.plinth.operations.backup;

import dev.plinth.operations.backup.BackupManifest.BucketReplica;
import dev.plinth.operations.backup.BackupManifest.DatabaseSnapshot;
import dev.plinth.operations.backup.BackupManifest.KeptConfiguration;
import dev.plinth.operations.backup.BackupManifest.SnapshotCopy;
import dev.plinth.operations.backup.BackupManifest.StateVersion;
import dev.plinth.operations.backup.BackupManifest.TableExport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Manifests of backups that nobody took. */
final class Manifests {
  private Manifests() {}

  static BackupManifest at(Instant moment) {
    return new BackupManifest(
        moment.toString(),
        "ollama",
        "production",
        "222222222222",
        "us-east-1",
        moment,
        "ollama-storage",
        "backups/1/",
        List.of(
            new TableExport(
                "aws_dynamodb_table.main", "ollama-data-table", "arn", "key", 17, 4711, moment)),
        Optional.of(
            new DatabaseSnapshot(
                "aws_rds_cluster.webui",
                "ollama-webui",
                "ollama-webui-1",
                "arn",
                moment.minusSeconds(60),
                Optional.of(new SnapshotCopy("us-west-2", "ollama-webui-1", "arn")))),
        "plinth-state",
        List.of(new StateVersion("key", "version", moment, 100, Optional.empty())),
        List.of(
            new BucketReplica(
                "aws_s3_bucket.storage",
                "ollama-storage",
                Optional.of("ollama-storage-replica"),
                Optional.of("us-west-2"),
                10,
                1000,
                2,
                1,
                Optional.of(moment))),
        List.of(new KeptConfiguration("key", "version", moment, "copy")));
  }
}
