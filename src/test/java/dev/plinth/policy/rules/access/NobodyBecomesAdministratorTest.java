package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NobodyBecomesAdministratorTest extends RuleProof {
  NobodyBecomesAdministratorTest() {
    super(new NobodyBecomesAdministrator());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: may change rights", "ollama/production")
            .with("/locals/s3_policy/Statement/1/Action/1", "\"iam:AttachRolePolicy\"")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("weakened: who may act as it", "microservices/prod")
            .with("/locals/cart_task/Statement/0/Action/2", "\"iam:PutRolePolicy\"")
            .foundAt(
                "aws_iam_role.cart_task", "aws_iam_role.cart_pipeline", "aws_iam_role.operator"),
        DocumentMutant.of("weakened: who starts its build", "microservices/develop")
            .with("/locals/cart_build/Statement/1/Action/3", "\"iam:CreateAccessKey\"")
            .foundAt("aws_iam_role.cart_build", "aws_iam_role.cart_pipeline"),
        DocumentMutant.of("removed denial", "ollama/production")
            .with("/locals/s3_policy/Statement/1/Action/1", "\"iam:CreatePolicyVersion\"")
            .with(
                "/locals/s3_policy/Statement/2",
                "{\"Effect\": \"Deny\", \"Action\": \"iam:Put*\", \"Resource\": \"*\"}")
            .foundAt("aws_iam_role.ec2_role"),
        DocumentMutant.of("unknown resource", "troubleshooter/mvp")
            .with("/locals/task/Statement/3/Action/0", "\"iam:UpdateAssumeRolePolicy\"")
            .with("/locals/task/Statement/3/Resource/0", "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role.task"));
  }

  @Test
  void follows_a_role_that_is_handed_to_a_function() {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": ["iam:PassRole", "lambda:CreateFunction"],
                      "Resource": "*"}
                    """,
                    "{\"Service\": \"lambda.amazonaws.com\"}")))
        .containsExactly(
            "aws_iam_role.app: it may do everything in the end: by lambda:CreateFunction as"
                + " aws_iam_role.admin, which is an administrator");
  }

  @Test
  void follows_a_role_that_is_taken() {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": "sts:AssumeRole",
                      "Resource": "arn:aws:iam::111122223333:role/adm*"}
                    """,
                    "{\"AWS\": \"arn:aws:iam::111122223333:root\"}")))
        .containsExactly(
            "aws_iam_role.app: it may do everything in the end: by sts:AssumeRole as"
                + " aws_iam_role.admin, which is an administrator");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "passed to another service|iam:PassRole|ec2:RunInstances|lambda.amazonaws.com",
        "started by nobody|iam:PassRole|lambda:InvokeFunction|lambda.amazonaws.com",
        "not passed|iam:GetRole|lambda:CreateFunction|lambda.amazonaws.com"
      })
  void goes_no_way_that_is_not_there(String name, String first, String second, String service) {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": ["%s", "%s"], "Resource": "*"}
                    """
                        .formatted(first, second),
                    "{\"Service\": \"%s\"}".formatted(service))))
        .as(name)
        .isEmpty();
  }

  @Test
  void goes_no_way_to_a_service_that_gets_no_role() {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": "lambda:CreateFunction", "Resource": "*"},
                    {"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition":
                      {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}}
                    """,
                    "{\"Service\": \"lambda.amazonaws.com\"}")))
        .isEmpty();
  }

  @Test
  void respects_what_is_denied() {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*"},
                    {"Effect": "Deny", "Action": "iam:Put*", "Resource": "*"}
                    """,
                    "{\"Service\": \"ec2.amazonaws.com\"}")))
        .isEmpty();
  }

  @Test
  void respects_a_permissions_boundary() {
    assertThat(
            judging.inDocument(
                document(
                    """
                    {"Effect": "Allow", "Action": "iam:PutRolePolicy", "Resource": "*", "Condition":
                      {"StringEquals": {"iam:PermissionsBoundary": "arn:aws:iam::1:policy/b"}}}
                    """,
                    "{\"Service\": \"ec2.amazonaws.com\"}")))
        .isEmpty();
  }

  private static String document(String statements, String principal) {
    return """
        {"resource": {
            "aws_iam_role": {
              "app": {"name": "app", "assume_role_policy": "{}"},
              "admin": {"name": "admin", "assume_role_policy": "${jsonencode(local.trust)}",
                "managed_policy_arns": ["arn:aws:iam::aws:policy/AdministratorAccess"]}},
            "aws_iam_policy": {"app": {"policy": "${jsonencode(local.app)}"}},
            "aws_iam_role_policy_attachment": {"app": {"role": "app",
              "policy_arn": "${aws_iam_policy.app.arn}"}}},
          "locals": {
            "app": {"Statement": [%s]},
            "trust": {"Statement": {"Effect": "Allow", "Principal": %s,
              "Action": "sts:AssumeRole"}}}}
        """
        .formatted(statements, principal);
  }
}
