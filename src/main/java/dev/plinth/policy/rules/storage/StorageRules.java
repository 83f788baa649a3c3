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
              new DynamodbTableEncrypted(),
              new DynamodbTablePaidByRequest(),
              new DynamodbTableRestorable(),
              new S3BucketClosedToThePublic(),
              new S3BucketEncrypted(),
              new S3BucketHasLifecycle(),
              new S3BucketTlsOnly(),
              new S3BucketVersioned()));

  private StorageRules() {}
}
