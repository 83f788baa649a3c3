package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PoliciesSayWhatTheyAllowTest extends RuleProof {
  PoliciesSayWhatTheyAllowTest() {
    super(new PoliciesSayWhatTheyAllow());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: all but", "ollama/production")
            .removed("/locals/s3_policy/Statement/0/Action")
            .with("/locals/s3_policy/Statement/0/NotAction", "\"s3:DeleteBucket\"")
            .foundAt("aws_iam_role_policy.s3_policy"),
        DocumentMutant.of("weakened: on all but", "troubleshooter/mvp")
            .removed("/locals/execution/Statement/3/Resource")
            .with(
                "/locals/execution/Statement/3/NotResource",
                "\"arn:aws:secretsmanager:::secret:root\"")
            .foundAt("aws_iam_role_policy.execution"),
        DocumentMutant.of("unknown", "ollama/production")
            .removed("/locals/s3_policy/Statement/0/Action")
            .with(
                "/locals/s3_policy/Statement/0/NotAction",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_iam_role_policy.s3_policy"));
  }

  @Test
  void leaves_denials_alone_and_reads_data_sources() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_iam_policy_document": {"a": {"statement": [
                    {"not_actions": ["iam:*"], "resources": ["*"]},
                    {"effect": "Deny", "not_actions": ["s3:*"], "resources": ["*"]}]}}},
                  "resource": {"aws_iam_policy": {"a": {
                    "policy": "${data.aws_iam_policy_document.a.json}"}}}}
                """))
        .containsExactly("aws_iam_policy.a: it allows all but iam:*");
  }
}
