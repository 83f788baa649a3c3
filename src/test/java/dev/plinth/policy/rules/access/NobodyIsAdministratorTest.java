package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NobodyIsAdministratorTest extends RuleProof {
  NobodyIsAdministratorTest() {
    super(new NobodyIsAdministrator());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: attached", "ollama/production")
            .with(
                "aws_iam_role_policy_attachment.session_manager",
                "/policy_arn",
                "\"arn:aws:iam::aws:policy/AdministratorAccess\"")
            .foundAt("aws_iam_role_policy_attachment.session_manager"),
        DocumentMutant.of("weakened: written", "ollama/production")
            .with("/locals/s3_policy/Statement/0/Action", "\"*\"")
            .with("/locals/s3_policy/Statement/0/Resource", "\"*\"")
            .foundAt("aws_iam_role_policy.s3_policy"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_iam_role_policy_attachment.api_logging", "/policy_arn")
            .foundAt("aws_iam_role_policy_attachment.api_logging"));
  }

  @Test
  void sees_policies_in_the_old_argument_of_a_role_and_by_data_source() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_iam_policy": {"all": {"name": "AdministratorAccess"}}},
                  "resource": {
                    "aws_iam_role": {"a": {"managed_policy_arns":
                      ["arn:aws:iam::aws:policy/IAMFullAccess"]}},
                    "aws_iam_user_policy_attachment": {"b": {"user": "b",
                      "policy_arn": "${data.aws_iam_policy.all.arn}"}}}}
                """))
        .containsExactly(
            "aws_iam_role.a: it attaches arn:aws:iam::aws:policy/IAMFullAccess",
            "aws_iam_user_policy_attachment.b: it attaches AdministratorAccess");
  }

  @Test
  void lets_policies_of_the_document_be_judged_by_what_they_say() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {
                    "aws_iam_role_policy_attachment": {"a": {"role": "a",
                      "policy_arn": "${aws_iam_policy.a.arn}"}},
                    "aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {
                    "Effect": "Allow", "Action": "*:*", "Resource": ["*"]}}}}
                """))
        .containsExactly("aws_iam_policy.a: it allows everything on everything");
  }
}
