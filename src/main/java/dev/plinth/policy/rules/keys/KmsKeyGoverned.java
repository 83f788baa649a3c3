package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody can still change the policy. */
public final class KmsKeyGoverned implements DocumentRule {
  /** Services do not govern keys. */
  private static final Set<String> PEOPLE = Set.of("AWS", "*");

  @Override
  public String title() {
    return "Somebody may change the policy of each KMS key";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "A key whose policy lets nobody change it can only be saved by AWS Support, and"
        + " meanwhile nobody can give a service the use of it.";
  }

  @Override
  public String remedy() {
    return "Let the account (arn:aws:iam::ACCOUNT:root) do kms:*, which leaves the choice to"
        + " IAM, or name roles that may do kms:PutKeyPolicy.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Default key policy, allows access to the AWS account and enables IAM policies",
            "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true,
            "policy": "${jsonencode(local.data)}"}}
        },
        "locals": {"data": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Shop", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
            "Resource": "*", "Principal": {"AWS": "arn:aws:iam::444455556666:role/shop"}}]}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_kms_key": {"data": {"enable_key_rotation": true,
            "policy": "${jsonencode(local.data)}"}}
        },
        "locals": {"data": {"Version": "2012-10-17", "Statement": [
          {"Sid": "Account", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
            "Principal": {"AWS": "arn:aws:iam::444455556666:root"}},
          {"Sid": "Shop", "Effect": "Allow", "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
            "Resource": "*", "Principal": {"AWS": "arn:aws:iam::444455556666:role/shop"}}]}}}
        """);
  }

  /** A key without a policy gets one from KMS, which lets the account govern it. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return KeyPolicies.keys(document)
        .filter(key -> !KeyPolicies.holders(document, key).isEmpty())
        .filter(key -> KeyPolicies.statements(document, key).noneMatch(KmsKeyGoverned::governs))
        .map(key -> judged(document, key));
  }

  private Finding judged(TerraformDocument document, Resource key) {
    return KeyPolicies.holders(document, key).stream()
        .filter(holder -> KeyPolicies.isUnreadable(document, holder))
        .findFirst()
        .map(holder -> finding(key, holder, "policy", "its policy cannot be read"))
        .orElseGet(() -> finding(key, "its policy lets nobody change the policy"));
  }

  private static boolean governs(Statement statement) {
    return statement.allows()
        && statement.isAbout("kms:PutKeyPolicy")
        && statement.principals().keySet().stream().anyMatch(PEOPLE::contains);
  }
}
