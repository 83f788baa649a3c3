package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.AccessLogs;
import dev.plinth.constructs.Bucket;
import dev.plinth.constructs.BucketProps;

/** The buckets: frames of incidents, artifacts, the web application, and logs of requests. */
final class Stores {
  private final TroubleshooterPlatform platform;
  private final Bucket accessLogs;
  private final Bucket uploads;
  private final Bucket artifacts;
  private final Bucket frontend;

  Stores(TroubleshooterPlatform platform, Keys keys) {
    this.platform = platform;
    accessLogs = AccessLogs.bucket(platform, platform.home(), bucketName("logs"), deletable());
    uploads = new Bucket(platform, "uploads", BucketProps.of(bucketName("uploads"), keys.data()));
    artifacts =
        new Bucket(platform, "artifacts", BucketProps.of(bucketName("artifacts"), keys.data()));
    frontend =
        new Bucket(platform, "frontend", BucketProps.of(bucketName("frontend"), keys.data()));
  }

  /** A line for each request to the load balancers and to other buckets. */
  Bucket accessLogs() {
    return accessLogs;
  }

  /**
   * Frames of incidents, below {@code incidents/}: nobody but the platform's programs reads them.
   */
  Bucket uploads() {
    return uploads;
  }

  /** What the programs make of them, below {@code artifacts/}. */
  Bucket artifacts() {
    return artifacts;
  }

  /** The web application. */
  Bucket frontend() {
    return frontend;
  }

  /** A bucket's name: names of buckets are unique in the world, so the account is part of them. */
  String bucketName(String part) {
    return platform.name(part) + "-" + platform.home().accountId();
  }

  /** Whether buckets are deleted with what is in them. */
  boolean deletable() {
    return !platform.settings().data().enableDeletionProtection();
  }
}
