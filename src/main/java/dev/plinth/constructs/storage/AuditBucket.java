package dev.plinth.constructs.storage;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import software.constructs.Construct;

/** The bucket that CloudTrail and AWS Config write what they saw into. */
public final class AuditBucket {
  private static final int DAYS_TO_LOOK_AT_OFTEN = 90;

  private AuditBucket() {}

  /**
   * Old records move to cheaper storage, and go when the time to keep them is over. Each has a data
   * key of its own: the key admits CloudTrail by the trail in the encryption context, and with an
   * S3 Bucket Key CloudTrail would need to decrypt as well before it makes a trail.
   *
   * @param props name, key and access logs of the bucket
   * @param home the account that is recorded
   * @param trailName the one trail that may write
   * @param retentionDays how long records are kept
   * @see <a
   *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html">Bucket
   *     policy for CloudTrail</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html">Bucket
   *     policy for AWS Config</a>
   * @see <a
   *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html">Key
   *     policy for CloudTrail</a>
   */
  public static Bucket of(
      Construct scope,
      String id,
      BucketProps props,
      Home home,
      String trailName,
      Number retentionDays) {
    String bucketArn = "arn:aws:s3:::" + props.name();
    return new Bucket(
        scope,
        id,
        props
            .withKeyPerObject()
            .withLifecycle(
                List.of(
                    LifecycleRule.moving(
                        "to-cheaper-storage",
                        List.of(new LifecycleRule.Transition("GLACIER_IR", DAYS_TO_LOOK_AT_OFTEN))),
                    LifecycleRule.expiring("expire", retentionDays),
                    LifecycleRule.cleaning("old-versions", retentionDays)))
            .withStatements(
                List.of(
                    trailLooks(home, bucketArn, trailName),
                    trailWrites(home, bucketArn, trailName),
                    configLooks(home, bucketArn),
                    configWrites(home, bucketArn))));
  }

  private static Statement trailLooks(Home home, String bucketArn, String trailName) {
    return Statement.allow("TrailLooks", List.of("s3:GetBucketAcl"), List.of(bucketArn))
        .to(Principal.service("cloudtrail.amazonaws.com"))
        .when("StringEquals", "aws:SourceArn", home.arn("cloudtrail", "trail/" + trailName));
  }

  private static Statement trailWrites(Home home, String bucketArn, String trailName) {
    return Statement.allow(
            "TrailWrites",
            List.of("s3:PutObject"),
            List.of(bucketArn + "/AWSLogs/" + home.accountId() + "/*"))
        .to(Principal.service("cloudtrail.amazonaws.com"))
        .when("StringEquals", "aws:SourceArn", home.arn("cloudtrail", "trail/" + trailName))
        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control");
  }

  private static Statement configLooks(Home home, String bucketArn) {
    return Statement.allow(
            "ConfigLooks", List.of("s3:GetBucketAcl", "s3:ListBucket"), List.of(bucketArn))
        .to(Principal.service("config.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", home.accountId());
  }

  private static Statement configWrites(Home home, String bucketArn) {
    return Statement.allow(
            "ConfigWrites",
            List.of("s3:PutObject"),
            List.of(bucketArn + "/AWSLogs/" + home.accountId() + "/Config/*"))
        .to(Principal.service("config.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", home.accountId())
        .when("StringEquals", "s3:x-amz-acl", "bucket-owner-full-control");
  }
}
