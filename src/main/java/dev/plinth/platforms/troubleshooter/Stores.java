package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.edge.AccessLogs;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.LifecycleRule;
import java.util.List;

/** The buckets: frames of incidents, artifacts, the web application, and logs of requests. */
final class Stores {
  /** Where frames of incidents are in the bucket of uploads. */
  static final String INCIDENTS = "incidents/";

  /** Where artifacts are in their bucket. */
  static final String ARTIFACTS = "artifacts/";

  /** Long enough to find and undo a mistake; what must be gone is gone soon after. */
  private static final int DAYS_TO_KEEP_OLD_UPLOADS = 7;

  private static final int DAYS_TO_KEEP_OLD_VERSIONS = 30;

  private final TroubleshooterPlatform platform;
  private final Bucket accessLogs;
  private final Bucket uploads;
  private final Bucket artifacts;
  private final Bucket frontend;

  Stores(TroubleshooterPlatform platform, Keys keys) {
    this.platform = platform;
    var data = platform.settings().data();
    accessLogs = AccessLogs.bucket(platform, platform.home(), bucketName("logs"), deletable());
    uploads =
        bucket(
            "uploads",
            props("uploads", keys.data())
                .withLifecycle(
                    List.of(
                        LifecycleRule.expiring("expire", number(data.uploadsRetentionDays())),
                        LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_UPLOADS)))
                .withStatements(List.of(programsAlone())));
    artifacts =
        bucket(
            "artifacts",
            props("artifacts", keys.data())
                .withLifecycle(
                    List.of(
                        LifecycleRule.expiring("expire", number(data.artifactsRetentionDays())),
                        LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_VERSIONS))));
    frontend =
        bucket(
            "frontend",
            props("frontend", keys.data())
                .withLifecycle(
                    List.of(LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_VERSIONS))));
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

  /** Where browsers upload frames by signed links, such as {@code https://….amazonaws.com}. */
  static String uploadAddress(TroubleshooterPlatform platform) {
    return "https://%s.s3.%s.amazonaws.com"
        .formatted(bucketName(platform, "uploads"), platform.home().region());
  }

  /** A bucket's name: names of buckets are unique in the world, so the account is part of them. */
  String bucketName(String part) {
    return bucketName(platform, part);
  }

  /** Whether buckets are deleted with what is in them. */
  boolean deletable() {
    return !platform.settings().data().enableDeletionProtection();
  }

  private static String bucketName(TroubleshooterPlatform platform, String part) {
    return platform.name(part) + "-" + platform.home().accountId();
  }

  private Bucket bucket(String part, BucketProps props) {
    return new Bucket(platform, part, props);
  }

  private BucketProps props(String part, EncryptionKey key) {
    return BucketProps.of(bucketName(part), key)
        .withDeletableWhenFull(deletable())
        .withAccessLogs(accessLogs);
  }

  /**
   * Whatever IAM lets others do: reading and writing frames is refused to everybody but the
   * programs. A link that a program has signed is the program's request. Deleting frames and
   * governing the bucket stay with whoever deploys, who could change this sentence too.
   */
  private Statement programsAlone() {
    return Statement.deny(
            "ProgramsAlone",
            List.of("s3:GetObject*", "s3:PutObject*"),
            List.of("arn:aws:s3:::" + bucketName("uploads") + "/*"))
        .to(Principal.everybody())
        .when(
            "StringNotEquals",
            "aws:PrincipalArn",
            Programs.roleArns(platform).toArray(String[]::new));
  }
}
