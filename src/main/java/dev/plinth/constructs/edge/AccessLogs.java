package dev.plinth.constructs.edge;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.storage.BucketProps;
import dev.plinth.constructs.storage.LifecycleRule;
import dev.plinth.constructs.storage.LifecycleRule.Transition;
import java.util.List;
import software.constructs.Construct;

/** The bucket that gets a line for each request to the load balancer and to other buckets. */
public final class AccessLogs {
  private static final int DAYS_TO_KEEP = 365;
  private static final int DAYS_TO_LOOK_AT_OFTEN = 90;
  private static final int DAYS_TO_KEEP_OLD_VERSIONS = 30;

  private AccessLogs() {}

  /**
   * Encrypted with S3's own key: neither the load balancer nor S3 itself can write access logs with
   * a customer-managed one.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html">Access
   *     logs of a load balancer</a>
   */
  public static Bucket bucket(Construct scope, Home home, String name, boolean deletableWhenFull) {
    String bucketArn = "arn:aws:s3:::" + name;
    return new Bucket(
        scope,
        "logs",
        BucketProps.withoutKey(name)
            .withLifecycle(
                List.of(
                    LifecycleRule.moving(
                        "to-cheaper-storage",
                        List.of(new Transition("STANDARD_IA", DAYS_TO_LOOK_AT_OFTEN))),
                    LifecycleRule.expiring("expire", DAYS_TO_KEEP),
                    LifecycleRule.cleaning("old-versions", DAYS_TO_KEEP_OLD_VERSIONS)))
            .withDeletableWhenFull(deletableWhenFull)
            .withStatements(List.of(loadBalancers(home, bucketArn), buckets(home, bucketArn))));
  }

  private static Statement loadBalancers(Home home, String bucketArn) {
    return Statement.allow(
            "LoadBalancers",
            List.of("s3:PutObject"),
            List.of(
                "%s/%s/AWSLogs/%s/*"
                    .formatted(bucketArn, LoadBalancer.ACCESS_LOG_PREFIX, home.accountId())))
        .to(Principal.service("logdelivery.elasticloadbalancing.amazonaws.com"))
        .when("ArnLike", "aws:SourceArn", home.arn("elasticloadbalancing", "loadbalancer/*"));
  }

  private static Statement buckets(Home home, String bucketArn) {
    return Statement.allow("Buckets", List.of("s3:PutObject"), List.of(bucketArn + "/s3/*"))
        .to(Principal.service("logging.s3.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", home.accountId());
  }
}
