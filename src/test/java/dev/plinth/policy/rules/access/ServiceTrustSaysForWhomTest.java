package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceTrustSaysForWhomTest extends RuleProof {
  ServiceTrustSaysForWhomTest() {
    super(new ServiceTrustSaysForWhom());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .removed("/locals/task_trust/Statement/0/Condition")
            .foundAt("aws_iam_role.task"),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/locals/flow_log_trust/Statement/0/Condition",
                "{\"StringEqualsIfExists\": {\"aws:SourceAccount\": \"222222222222\"}}")
            .foundAt("aws_iam_role.flow_log"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/locals/flow_log_trust/Statement/0/Condition",
                "{\"StringLike\": {\"aws:SourceAccount\": \"${data.external.later.result.value}\"}}")
            .foundAt("aws_iam_role.flow_log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec2.amazonaws.com", "lambda.amazonaws.com", "backup.amazonaws.com"})
  void leaves_out_services_that_do_not_tell(String service) {
    assertThat(judging.inDocument(trust(service))).isEmpty();
  }

  @Test
  void denies_a_service_that_tells() {
    assertThat(judging.inDocument(trust("codebuild.amazonaws.com")))
        .containsExactly(
            "aws_iam_role.a: codebuild.amazonaws.com may take it for anybody: no aws:SourceAccount");
  }

  private static String trust(String service) {
    return """
        {"resource": {"aws_iam_role": {"a": {"assume_role_policy": "${jsonencode(local.a)}"}}},
          "locals": {"a": {"Statement": [{"Effect": "Allow", "Principal": {"Service": "%s"},
            "Action": "sts:AssumeRole"}]}}}
        """
        .formatted(service);
  }
}
