package dev.plinth.platforms;

import dev.plinth.constructs.databases.Table;
import dev.plinth.constructs.databases.TableProps;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.keys.EncryptionKeyProps;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.LifecycleRule;
import dev.plinth.environment.BootstrapSettings;
import java.util.List;
import software.constructs.Construct;

/**
 * What an account and region needs once before any platform: a bucket for Terraform states, a table
 * that locks them, and the key that encrypts both.
 */
public final class Bootstrap extends Platform {
  public static final String NAME = "bootstrap";
  public static final String STATE_KEY_ALIAS = "plinth-state";

  private static final int DAYS_BACK = 35;

  public Bootstrap(Construct app, BootstrapSettings settings) {
    super(app, NAME, "plinth", settings);
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
            BucketProps.of(deployment.stateBucket(), key)
                .withLifecycle(
                    List.of(
                        LifecycleRule.cleaning(
                            "replaced-states", number(settings.noncurrentVersionDays())))));
    var locks =
        new Table(
            this, "locks", TableProps.of(deployment.lockTable(), "LockID", key, DAYS_BACK, true));

    output("state_bucket", bucket.name(), "Bucket that keeps the Terraform states");
    output("lock_table", locks.name(), "Table that locks the Terraform states");
  }
}
