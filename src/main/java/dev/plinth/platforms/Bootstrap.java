package dev.plinth.platforms;

import dev.plinth.constructs.databases.Table;
import dev.plinth.constructs.databases.TableProps;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.BucketReplication;
import dev.plinth.constructs.storage.BucketReplicationProps;
import dev.plinth.constructs.storage.LifecycleRule;
import dev.plinth.environment.BootstrapSettings;
import java.util.List;
import software.constructs.Construct;

/**
 * What an account and region needs once before any platform: a bucket for Terraform states, a table
 * that locks them, and the key that encrypts both. Where a region for copies is set, the bucket is
 * copied there whole: states, and the backups of platforms that have no bucket of their own for
 * them.
 */
public final class Bootstrap extends Platform {
  public static final String NAME = "bootstrap";
  public static final String STATE_KEY_ALIAS = "plinth-state";

  private static final int DAYS_BACK = 35;

  /** What is kept in the bucket: states and what is beside them, backups, notes of recoveries. */
  private static final List<String> EVERYTHING = List.of("env:/", "backups/", "recoveries/");

  private final BootstrapSettings settings;

  public Bootstrap(Construct app, BootstrapSettings settings) {
    super(app, NAME, "plinth", settings);
    this.settings = settings;
    var deployment = settings.deployment();

    var key =
        new EncryptionKey(
            this,
            "state",
            EncryptionKeyProps.of(STATE_KEY_ALIAS, "Encrypts Terraform states", home()));
    var bucket =
        new Bucket(
            this,
            "state",
            BucketProps.of(deployment.stateBucket(), key).withLifecycle(lifecycle()));
    var locks =
        new Table(
            this, "locks", TableProps.of(deployment.lockTable(), "LockID", key, DAYS_BACK, true));

    settings.replicaRegion().ifPresent(region -> copy(bucket, key, region));

    output("state_bucket", bucket.name(), "Bucket that keeps the Terraform states");
    output("lock_table", locks.name(), "Table that locks the Terraform states");
  }

  private List<LifecycleRule> lifecycle() {
    return List.of(
        LifecycleRule.cleaning("replaced-states", number(settings.noncurrentVersionDays())));
  }

  /** The key's alias is not that of a state key: that region may have states of its own. */
  private void copy(Bucket bucket, EncryptionKey key, String region) {
    var provider = provider("replica", region);
    var replicaKey =
        new EncryptionKey(
            this,
            "state_replica",
            EncryptionKeyProps.of(
                    name("state-replica"), "Encrypts copies of Terraform states", home().in(region))
                .withProvider(provider));
    var replica =
        new Bucket(
            this,
            "state_replica",
            BucketProps.of(settings.deployment().stateReplica(), replicaKey)
                .withLifecycle(lifecycle())
                .withProvider(provider));
    new BucketReplication(
        this,
        "state",
        new BucketReplicationProps(this::name, bucket, key, replica, replicaKey, EVERYTHING));
  }
}
