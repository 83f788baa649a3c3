package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IamActionsNamedTest extends RuleProof {
  IamActionsNamedTest() {
    super(new IamActionsNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: a whole service", "ollama/production")
            .with("/locals/s3_policy/Statement/0/Action/0", "\"s3:*\"")
            .foundAt("aws_iam_role_policy.s3_policy"),
        DocumentMutant.of("weakened: a verb alone", "troubleshooter/mvp")
            .with("/locals/execution/Statement/3/Action/0", "\"secretsmanager:Get*\"")
            .foundAt("aws_iam_role_policy.execution"),
        DocumentMutant.of("weakened: everything on one thing", "ollama/production")
            .with("/locals/dynamodb_policy/Statement/0/Action", "\"*\"")
            .foundAt("aws_iam_role_policy.dynamodb_policy"),
        DocumentMutant.of("unknown action", "ollama/dev")
            .with(
                "/locals/s3_policy/Statement/0/Action/0", "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role_policy.s3_policy"),
        DocumentMutant.of("unknown policy", "ollama/dev")
            .unknown("aws_iam_role_policy.s3_policy", "/policy")
            .foundAt("aws_iam_role_policy.s3_policy"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kms:GenerateDataKey*", "ec2:Describe*", "s3:List*", "s3:GetObject"})
  void allows_what_says_a_verb_and_a_thing_or_only_tells(String action) {
    assertThat(judging.inDocument(policy(action))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3:Get*", "s3:*Object", "s3:Put?bject", "*"})
  void denies_what_a_wildcard_leaves_open(String action) {
    assertThat(judging.inDocument(policy(action)))
        .containsExactly("aws_iam_policy.a: it allows " + action);
  }

  @Test
  void reads_inline_policies_of_roles() {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_role": {"a": {"inline_policy": [
                    {"name": "a", "policy": "${jsonencode(local.a)}"}]}}},
                  "locals": {"a": {"Statement": {"Effect": "Allow", "Action": "s3:*"}}}}
                """))
        .containsExactly("aws_iam_role.a: it allows s3:*");
  }

  @Test
  void reads_data_sources_and_leaves_denials_alone() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_iam_policy_document": {"a": {"statement": [
                    {"actions": ["sqs:*"], "resources": ["arn:aws:sqs:::a"]},
                    {"effect": "Deny", "actions": ["s3:*"], "resources": ["*"]}]}}},
                  "resource": {"aws_iam_policy": {"a": {
                    "policy": "${data.aws_iam_policy_document.a.json}"}}}}
                """))
        .containsExactly("aws_iam_policy.a: it allows sqs:*");
  }

  private static String policy(String action) {
    return """
        {"resource": {"aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": {
            "Effect": "Allow", "Action": "%s", "Resource": "arn:aws:s3:::a/*"}}}}
        """
        .formatted(action);
  }
}
