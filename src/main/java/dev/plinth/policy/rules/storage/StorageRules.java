package dev.plinth.policy.rules.storage;

import dev.plinth.policy.Topic;
import java.util.List;

/** Buckets, tables and what lies in them. */
public final class StorageRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Storage",
          List.of(
              new DynamodbTableClosedToEverybody(),
              new DynamodbTableEncrypted(),
              new DynamodbTablePaidByRequest(),
              new DynamodbTableProtectedFromDeletion(),
              new DynamodbTableRestorable(),
              new EbsVolumeEncrypted(),
              new EcsVolumeEncrypted(),
              new EfsFileSystemEncrypted(),
              new KinesisStreamEncrypted(),
              new S3AccessPointClosedToThePublic(),
              new S3AclForNobodyElse(),
              new S3BucketClosedToEverybody(),
              new S3BucketClosedToThePublic(),
              new S3BucketEncrypted(),
              new S3BucketEncryptedWithOwnKey(),
              new S3BucketHasLifecycle(),
              new S3BucketIgnoresAcls(),
              new S3BucketKeepsItsContents(),
              new S3BucketLogsAccess(),
              new S3BucketTlsOnly(),
              new S3BucketVersioned(),
              new S3CorsNamesOrigins(),
              new S3LifecycleInOrder(),
              new S3OldVersionsExpire(),
              new S3ReplicationTakesEncryptedObjects(),
              new S3UploadsAborted(),
              new SnapshotCopyEncrypted(),
              new SnapshotNotForEverybody(),
              new SqsQueueEncrypted(),
              new StateBackendEncrypted(),
              new StateBackendKeepsVersions(),
              new StateBackendLocked()));

  private StorageRules() {}
}
