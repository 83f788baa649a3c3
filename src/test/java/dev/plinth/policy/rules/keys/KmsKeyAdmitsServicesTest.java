package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KmsKeyAdmitsServicesTest extends RuleProof {
  private static final String LOGS = "aws_kms_key.logs";

  KmsKeyAdmitsServicesTest() {
    super(new KmsKeyAdmitsServices());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/locals/logs_key/Statement/1")
            .foundAt(LOGS),
        DocumentMutant.of("narrowed", "ollama/production")
            .with("/locals/logs_key/Statement/1/Action", "[\"kms:Describe*\"]")
            .foundAt(LOGS),
        DocumentMutant.of("for another service", "ollama/production")
            .with("/locals/logs_key/Statement/1/Principal/Service", "[\"sns.amazonaws.com\"]")
            .foundAt(LOGS),
        DocumentMutant.of("key of tasks", "troubleshooter/mvp")
            .removed("/locals/tasks_key/Statement/1")
            .foundAt("aws_kms_key.tasks"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/locals/logs_key/Statement/1/Principal",
                "{\"Service\": \"${data.external.later.result.value}\"}")
            .foundAt(LOGS));
  }

  @Test
  void says_so_of_a_key_without_a_policy() {
    assertThat(
            judging.in(
                """
                "aws_kms_key": {"a": {"enable_key_rotation": true}},
                "aws_cloudtrail": {"a": {"name": "a", "kms_key_id": "${aws_kms_key.a.arn}"}}
                """))
        .containsExactly("aws_kms_key.a: its policy does not let cloudtrail in");
  }
}
