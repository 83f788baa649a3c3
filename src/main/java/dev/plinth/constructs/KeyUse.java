package dev.plinth.constructs;

import java.util.List;

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
   * CloudWatch Logs, for log groups whose name begins with the prefix.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html">CloudWatch
   *     Logs user guide</a>
   */
  public static Statement logGroups(Home home, String namePrefix) {
    return Statement.allow("LogGroups", ENCRYPT_AND_DECRYPT, ALL_RESOURCES)
        .to(Principal.service("logs." + home.region() + ".amazonaws.com"))
        .when(
            "ArnLike",
            "kms:EncryptionContext:aws:logs:arn",
            home.arn("logs", "log-group:" + namePrefix + "*"));
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
