package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyClosedToEverybodyTest extends RuleProof {
  private static final String KEY = "aws_kms_key.data";

  KmsKeyClosedToEverybodyTest() {
    super(new KmsKeyClosedToEverybody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened to everybody", "ollama/production")
            .with("/locals/data_key/Statement/0/Principal", "\"*\"")
            .foundAt(KEY),
        DocumentMutant.of("opened to every account", "ollama/production")
            .with(
                "/locals/data_key/Statement/0/Principal",
                "{\"AWS\": [\"arn:aws:iam::222222222222:root\", \"*\"]}")
            .foundAt(KEY),
        DocumentMutant.of("to everybody but one", "ollama/production")
            .with(
                "/locals/data_key/Statement/0/NotPrincipal",
                "{\"AWS\": \"arn:aws:iam::222222222222:root\"}")
            .removed("/locals/data_key/Statement/0/Principal")
            .foundAt(KEY));
  }

  @Test
  void reads_a_policy_in_a_resource_of_its_own() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"p": {"Statement": {"Effect": "Allow", "Principal": "*", "Action": "kms:*",
                  "Resource": "*"}}},
                 "resource": {"aws_kms_key": {"a": {}},
                  "aws_kms_key_policy": {"a": {"key_id": "${aws_kms_key.a.id}",
                    "policy": "${jsonencode(local.p)}"}}}}
                """))
        .containsExactly("aws_kms_key.a: its policy lets everybody kms:*");
  }

  @Test
  void lets_a_condition_name_the_account() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"p": {"Statement": {"Effect": "Allow", "Principal": {"AWS": "*"},
                  "Action": "kms:Decrypt",
                  "Resource": "*",
                    "Condition": {"StringEquals": {"kms:CallerAccount": "444455556666"}}}}},
                 "resource": {"aws_kms_key": {"a": {"policy": "${jsonencode(local.p)}"}}}}
                """))
        .isEmpty();
  }
}
