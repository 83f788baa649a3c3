package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A service that cannot use its key does nothing. */
public final class KmsKeyAdmitsServices implements DocumentRule {
  private static final List<KeyUser> USERS =
      List.of(
          new KeyUser("aws_cloudtrail", "cloudtrail", "kms:GenerateDataKey"),
          new KeyUser("aws_cloudwatch_log_group", "logs", "kms:GenerateDataKey"),
          new KeyUser("aws_ecs_cluster", "fargate", "kms:GenerateDataKeyWithoutPlaintext"));

  @Override
  public String title() {
    return "Policies of KMS keys let the services in that write with them";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "CloudWatch Logs and CloudTrail refuse a key that does not let them in, and tasks of"
        + " Fargate do not start: the apply fails, or the next deployment.";
  }

  @Override
  public String remedy() {
    return "Let the service do kms:Decrypt and kms:GenerateDataKey* in the policy of the key,"
        + " with a condition on its encryption context.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Encrypt log data in CloudWatch Logs using AWS KMS",
            "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html"),
        Source.page(
            "Configure AWS KMS key policies for CloudTrail",
            "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/"
                + "create-kms-key-policy-for-cloudtrail.html"),
        Source.page(
            "Customer managed keys for AWS Fargate ephemeral storage",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/"
                + "fargate-storage-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true,
            "policy": "${jsonencode(local.data)}"}},
          "aws_cloudwatch_log_group": {"shop": {"name": "shop",
            "kms_key_id": "${aws_kms_key.data.arn}"}}
        },
        "locals": {"data": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Account", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
            "Principal": {"AWS": "arn:aws:iam::444455556666:root"}}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true,
            "policy": "${jsonencode(local.data)}"}},
          "aws_cloudwatch_log_group": {"shop": {"name": "shop",
            "kms_key_id": "${aws_kms_key.data.arn}"}}
        },
        "locals": {"data": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Account", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
            "Principal": {"AWS": "arn:aws:iam::444455556666:root"}},
          {"Sid": "Logs", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:Encrypt",
            "kms:GenerateDataKey*", "kms:Describe*"], "Resource": "*",
            "Principal": {"Service": "logs.us-east-1.amazonaws.com"}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return KeyPolicies.keys(document)
        .filter(key -> isReadable(document, key))
        .flatMap(
            key ->
                USERS.stream()
                    .filter(user -> user.uses(document, key))
                    .filter(user -> !user.isLetIn(document, key))
                    .map(
                        user ->
                            finding(
                                key, "its policy does not let %s in".formatted(user.service()))));
  }

  private static boolean isReadable(TerraformDocument document, Resource key) {
    return KeyPolicies.holders(document, key).stream()
        .noneMatch(holder -> KeyPolicies.isUnreadable(document, holder));
  }
}
