package dev.plinth.constructs.keys;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an AWS service needs from a customer-managed key before it can use it for us. A key without
 * the right one fails late and often silently: an alarm that cannot encrypt its message is lost.
 */
public final class KeyUse {
  private static final List<String> ALL_RESOURCES = List.of("*");
  private static final List<String> ENCRYPT_AND_DECRYPT =
      List.of(
          "kms:Encrypt",
          "kms:Decrypt",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:DescribeKey");

  private KeyUse() {}

  /**
   * CloudWatch Logs, for log groups whose name begins with one of the prefixes.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">CloudWatch
   *     Logs user guide</a>
   */
  public static Statement logGroups(Home home, String... namePrefixes) {
    return Statement.allow("LogGroups", ENCRYPT_AND_DECRYPT, ALL_RESOURCES)
        .to(Principal.service("logs." + home.region() + ".amazonaws.com"))
        .when(
            "ArnLike",
            "kms:EncryptionContext:aws:logs:arn",
            Stream.of(namePrefixes)
                .map(prefix -> home.arn("logs", "log-group:" + prefix + "*"))
                .toArray(String[]::new));
  }

  /** CloudWatch alarms and AWS Budgets that publish to an encrypted topic. */
  public static Statement alarms(Home home) {
    return Statement.allow("Alarms", List.of("kms:Decrypt", "kms:GenerateDataKey*"), ALL_RESOURCES)
        .to(Principal.service("cloudwatch.amazonaws.com", "budgets.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", home.accountId());
  }

  /** EventBridge rules that publish to an encrypted topic: they send no source to compare. */
  public static Statement events() {
    return Statement.allow("Events", List.of("kms:Decrypt", "kms:GenerateDataKey*"), ALL_RESOURCES)
        .to(Principal.service("events.amazonaws.com"));
  }

  /** An auto scaling group's service-linked role, which attaches encrypted volumes. */
  public static List<Statement> autoScaling(String serviceLinkedRoleArn) {
    var role = Principal.role(serviceLinkedRoleArn);
    return List.of(
        Statement.allow("AutoScalingVolumes", ENCRYPT_AND_DECRYPT, ALL_RESOURCES).to(role),
        Statement.allow("AutoScalingGrants", List.of("kms:CreateGrant"), ALL_RESOURCES)
            .to(role)
            .when("Bool", "kms:GrantIsForAWSResource", "true"));
  }

  /**
   * Fargate, which encrypts the disks of a cluster's tasks.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-create-storage-key.html">Keys
   *     for Fargate's ephemeral storage</a>
   */
  public static List<Statement> fargateDisks(Home home, String clusterName) {
    var fargate = Principal.service("fargate.amazonaws.com");
    return List.of(
        Statement.allow(
                "FargateDisks", List.of("kms:GenerateDataKeyWithoutPlaintext"), ALL_RESOURCES)
            .to(fargate)
            .when("StringEquals", "kms:EncryptionContext:aws:ecs:clusterAccount", home.accountId())
            .when("StringEquals", "kms:EncryptionContext:aws:ecs:clusterName", clusterName),
        Statement.allow("FargateGrants", List.of("kms:CreateGrant"), ALL_RESOURCES)
            .to(fargate)
            .when("StringEquals", "kms:EncryptionContext:aws:ecs:clusterAccount", home.accountId())
            .when("StringEquals", "kms:EncryptionContext:aws:ecs:clusterName", clusterName)
            .when("ForAllValues:StringEquals", "kms:GrantOperations", "Decrypt"));
  }

  /**
   * A trail of CloudTrail that writes encrypted records.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html">Key
   *     policies for CloudTrail</a>
   */
  public static List<Statement> trail(Home home, String trailName) {
    var cloudTrail = Principal.service("cloudtrail.amazonaws.com");
    String trail = home.arn("cloudtrail", "trail/" + trailName);
    return List.of(
        Statement.allow("Trail", List.of("kms:GenerateDataKey*"), ALL_RESOURCES)
            .to(cloudTrail)
            .when("StringEquals", "aws:SourceArn", trail)
            .when(
                "StringLike",
                "kms:EncryptionContext:aws:cloudtrail:arn",
                "arn:aws:cloudtrail:*:" + home.accountId() + ":trail/*"),
        Statement.allow("TrailDescribe", List.of("kms:DescribeKey"), ALL_RESOURCES)
            .to(cloudTrail)
            .when("StringEquals", "aws:SourceArn", trail));
  }

  /** AWS Config, which delivers encrypted snapshots of the account's resources. */
  public static Statement config(Home home) {
    return Statement.allow("Config", List.of("kms:Decrypt", "kms:GenerateDataKey"), ALL_RESOURCES)
        .to(Principal.service("config.amazonaws.com"))
        .when("StringEquals", "aws:SourceAccount", home.accountId());
  }

  /**
   * Notification rules of the developer tools that publish to an encrypted topic. They do not say
   * for which account they do it, but that they do it by way of SNS.
   *
   * @see <a href="https://docs.aws.amazon.com/dtconsole/latest/userguide/set-up-sns.html">Topics
   *     for notifications</a>
   */
  public static Statement notifications(Home home) {
    return Statement.allow(
            "Notifications", List.of("kms:Decrypt", "kms:GenerateDataKey*"), ALL_RESOURCES)
        .to(Principal.service("codestar-notifications.amazonaws.com"))
        .through(home, "sns");
  }

  /** CloudFront distributions of this account that read an encrypted bucket by access control. */
  public static Statement cloudFront(Home home) {
    return Statement.allow("CloudFront", List.of("kms:Decrypt"), ALL_RESOURCES)
        .to(Principal.service("cloudfront.amazonaws.com"))
        .when(
            "ArnLike",
            "aws:SourceArn",
            "arn:aws:cloudfront::" + home.accountId() + ":distribution/*");
  }
}
