package dev.plinth.platforms.microservices;

import dev.plinth.constructs.edge.AccessLogs;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.LifecycleRule;
import java.util.List;

/** The buckets that services do not see: logs of requests, and what pipelines pass on. */
final class Stores {
  private static final int DAYS_TO_KEEP_ARTIFACTS = 30;
  private static final int DAYS_TO_KEEP_OLD_VERSIONS = 30;

  private final MicroservicesPlatform platform;
  private final Bucket accessLogs;
  private final Bucket artifacts;

  Stores(MicroservicesPlatform platform, Keys keys) {
    this.platform = platform;
    accessLogs = AccessLogs.bucket(platform, platform.home(), bucketName("logs"), deletable());
    artifacts =
        new Bucket(
            platform,
            "artifacts",
            BucketProps.of(bucketName("artifacts"), keys.storage())
                .withLifecycle(
                    List.of(
                        LifecycleRule.expiring("expire", DAYS_TO_KEEP_ARTIFACTS),
                        LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_VERSIONS)))
                .withAccessLogs(accessLogs)
                .withDeletableWhenFull(deletable()));
  }

  /** A line for each request to the load balancer and to other buckets. */
  Bucket accessLogs() {
    return accessLogs;
  }

  /** What one stage of a pipeline leaves to the next, and what builds keep between them. */
  Bucket artifacts() {
    return artifacts;
  }

  /** A bucket's name: names of buckets are unique in the world, so the account is part of them. */
  String bucketName(String part) {
    return platform.name(part) + "-" + platform.home().accountId();
  }

  /** Whether buckets are deleted with what is in them. */
  boolean deletable() {
    return !platform.settings().access().enableDeletionProtection();
  }
}
