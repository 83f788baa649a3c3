package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.RandomSuffix;
import dev.plinth.constructs.Tag;
import dev.plinth.constructs.databases.Table;
import dev.plinth.constructs.databases.TableProps;
import dev.plinth.constructs.edge.AccessLogs;
import dev.plinth.constructs.edge.Cdn;
import dev.plinth.constructs.edge.CdnProps;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketInsight;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.BucketReplication;
import dev.plinth.constructs.storage.BucketReplicationProps;
import dev.plinth.constructs.storage.LifecycleRule;
import dev.plinth.constructs.storage.LifecycleRule.Transition;
import dev.plinth.environment.ollama.CdnSettings;
import dev.plinth.environment.ollama.StorageSettings;
import java.util.List;

/** Where data is kept: the table, the bucket with its copy, and the CDN before a part of it. */
final class Stores {
  /** The only part of the bucket that the CDN, and so the world, can read. */
  private static final String STATIC_CONTENT = "static";

  private static final List<String> CRITICAL = List.of("conversations/", "open-webui/", "backups/");
  private static final Tag MAY_EXPIRE = new Tag("Retention", "expire");

  /**
   * Glacier with instant retrieval. In the flexible one objects must be restored before they can be
   * read: uploads in chats and the CDN would fail, and AWS Backup would pass them over.
   */
  private static final String ARCHIVE = "GLACIER_IR";

  private static final int DAYS_TO_KEEP_OLD_VERSIONS = 90;
  private static final String RANDOM = "random";

  private final OllamaPlatform platform;
  private final StorageSettings settings;
  private final String suffix;
  private final boolean deletableWhenFull;
  private final Table table;
  private final Bucket accessLogs;
  private final Bucket storage;
  private final Cdn cdn;

  Stores(OllamaPlatform platform, Keys keys, Regions regions) {
    this.platform = platform;
    this.settings = platform.settings().storage();
    suffix =
        settings.storageSuffix().equals(RANDOM)
            ? new RandomSuffix(platform, "suffix").text()
            : settings.storageSuffix();
    deletableWhenFull = !platform.settings().fleet().deletionProtection();
    table = table(keys.data());
    accessLogs =
        AccessLogs.bucket(platform, platform.home(), bucketName("logs"), deletableWhenFull);
    storage = storage(keys.data());
    new BucketInsight(platform, "storage", storage);
    cdn = deliver();
    regions.replica().ifPresent(replica -> copy(replica, keys));
  }

  Table table() {
    return table;
  }

  /** Takes the access logs of the load balancer and of the other bucket. */
  Bucket accessLogs() {
    return accessLogs;
  }

  Bucket storage() {
    return storage;
  }

  Cdn cdn() {
    return cdn;
  }

  private String bucketName(String part) {
    return platform.name(part) + "-" + suffix;
  }

  private Table table(EncryptionKey key) {
    return new Table(
        platform,
        "main",
        TableProps.of(
            platform.name("data-table"),
            "id",
            key,
            number(platform.settings().backup().tableRecoveryDays()),
            platform.settings().fleet().deletionProtection()));
  }

  private Bucket storage(EncryptionKey key) {
    return new Bucket(
        platform,
        "storage",
        BucketProps.of(bucketName("storage"), key)
            .withLifecycle(lifecycle())
            .withDeletableWhenFull(deletableWhenFull)
            .withAccessLogs(accessLogs)
            .withCorsOrigins(settings.storageCorsOrigins()));
  }

  /** Of the replica too: what may expire does so in both regions. */
  private List<LifecycleRule> lifecycle() {
    return List.of(
        LifecycleRule.moving(
            "to-cheaper-storage",
            List.of(
                new Transition("STANDARD_IA", number(settings.storageInfrequentAfterDays())),
                new Transition(ARCHIVE, number(settings.storageArchiveAfterDays())))),
        LifecycleRule.expiringTagged(
            "expire-tagged", MAY_EXPIRE, number(settings.storageExpireAfterDays())),
        LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_VERSIONS));
  }

  private Cdn deliver() {
    CdnSettings cdn = platform.settings().cdn();
    return new Cdn(
        platform,
        "storage",
        CdnProps.files(
            platform.name("cdn"),
            storage,
            STATIC_CONTENT,
            number(cdn.cdnDefaultTtlSeconds()),
            number(cdn.cdnMaxTtlSeconds()),
            cdn.cdnPriceClass().reference(),
            cdn.cdnDomains(),
            cdn.cdnCertificateArn()));
  }

  private void copy(Regions.Replica region, Keys keys) {
    var key = keys.replica().orElseThrow();
    var replica =
        new Bucket(
            platform,
            "storage_replica",
            BucketProps.of(bucketName("storage-replica"), key)
                .withLifecycle(lifecycle())
                .withDeletableWhenFull(deletableWhenFull)
                .withProvider(region.provider()));
    new BucketReplication(
        platform,
        "storage",
        new BucketReplicationProps(platform::name, storage, keys.data(), replica, key, CRITICAL));
  }
}
