package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionComparesAsMeantTest extends RuleProof {
  ConditionComparesAsMeantTest() {
    super(new ConditionComparesAsMeant());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with(
                "/locals/task/Statement/4/Condition",
                "{\"StringEquals\": {\"s3:prefix\": [\"incidents/*\"]}}")
            .foundAt("aws_iam_role_policy.task"),
        DocumentMutant.of("weakened: every value", "troubleshooter/mvp")
            .with(
                "/locals/task/Statement/0/Condition/ForAllValues:StringEquals",
                "{\"dynamodb:LeadingKeys\": [\"SESSION#*\"]}")
            .foundAt("aws_iam_role_policy.task"),
        DocumentMutant.of("partly unknown", "ollama/production")
            .with(
                "/locals/kms_policy/Statement/0/Condition/StringEquals/kms:ViaService/0",
                "\"${data.external.later.result.value}.*.amazonaws.com\"")
            .foundAt("aws_iam_role_policy.kms_policy"));
  }

  @ParameterizedTest
  @CsvSource({
    "StringLike,incidents/*,0",
    "ArnLike,arn:aws:s3:::*,0",
    "StringEquals,incidents/,0",
    "StringEquals,${aws_s3_bucket.a[*].id},0",
    "StringEqualsIfExists,incidents/*,1",
    "StringNotEquals,incidents/?,1"
  })
  void knows_operators_that_know_wildcards(String operator, String value, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"resource": {"aws_iam_policy": {"a": {"policy": "${jsonencode(local.a)}"}}},
                  "locals": {"a": {"Statement": {"Effect": "Deny", "Action": "s3:ListBucket",
                    "Resource": "*", "Condition": {"%s": {"s3:prefix": "%s"}}}}}}
                """
                    .formatted(operator, value)))
        .hasSize(findings);
  }
}
