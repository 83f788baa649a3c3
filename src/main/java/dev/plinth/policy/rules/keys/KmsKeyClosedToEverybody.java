package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.access.Everybody;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The policy of a key says who. */
public final class KmsKeyClosedToEverybody implements DocumentRule {

  @Override
  public String title() {
    return "Policies of KMS keys let nobody in whom they do not name";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Anybody with an AWS account decrypts what they get hold of, or locks the owner out.";
  }

  @Override
  public String remedy() {
    return "Name the principals, or add a condition on kms:CallerAccount or aws:PrincipalOrgID.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("kms", "KMS", 5));
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
          {"Sid": "Account", "Effect": "Allow", "Action": "kms:*", "Resource": "*",
            "Principal": {"AWS": "arn:aws:iam::444455556666:root"}},
          {"Sid": "Partners", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
            "Principal": {"AWS": "*"}}]}}}
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
          {"Sid": "Partners", "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*",
            "Principal": {"AWS": "*"},
            "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}}]}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return KeyPolicies.keys(document)
        .flatMap(
            key ->
                KeyPolicies.statements(document, key)
                    .filter(Everybody::isLetInBy)
                    .map(
                        statement -> finding(key, "its policy lets everybody " + what(statement))));
  }

  private static String what(Statement statement) {
    return statement.actions().isEmpty()
        ? "do all but " + String.join(", ", statement.notActions())
        : String.join(", ", statement.actions());
  }
}
