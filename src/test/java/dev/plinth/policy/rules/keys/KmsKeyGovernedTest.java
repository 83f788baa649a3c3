package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyGovernedTest extends RuleProof {
  private static final String KEY = "aws_kms_key.data";

  KmsKeyGovernedTest() {
    super(new KmsKeyGoverned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/locals/data_key/Statement/0")
            .foundAt(KEY),
        DocumentMutant.of("narrowed", "ollama/production")
            .with("/locals/data_key/Statement/0/Action", "[\"kms:Decrypt\", \"kms:Describe*\"]")
            .foundAt(KEY),
        DocumentMutant.of("for a service alone", "ollama/production")
            .with("/locals/data_key/Statement/0/Principal", "{\"Service\": \"logs.amazonaws.com\"}")
            .foundAt(KEY),
        DocumentMutant.of("unknown", "ollama/production").unknown(KEY, "/policy").foundAt(KEY));
  }

  @Test
  void leaves_the_policy_of_KMS_alone() {
    assertThat(
            judging.in(
                """
                "aws_kms_key": {"a": {"enable_key_rotation": true}}
                """))
        .isEmpty();
  }

  @Test
  void takes_roles_that_are_named() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"p": {"Statement": [{"Effect": "Allow", "Action": "kms:Put*", "Resource": "*",
                  "Principal": {"AWS": "arn:aws:iam::444455556666:role/keeper"}}]}},
                 "resource": {"aws_kms_key": {"a": {"policy": "${jsonencode(local.p)}"}}}}
                """))
        .isEmpty();
  }

  @Test
  void reads_the_policy_of_a_data_source() {
    assertThat(
            judging.inDocument(
                """
                {"data": {"aws_iam_policy_document": {"p": {"statement": [{"actions": ["kms:*"],
                  "resources": ["*"],
                  "principals": [{"type": "AWS", "identifiers": ["arn:aws:iam::444455556666:root"]}]}]}}},
                 "resource": {"aws_kms_key": {"a": {"policy": "${data.aws_iam_policy_document.p.json}"}}}}
                """))
        .isEmpty();
  }
}
