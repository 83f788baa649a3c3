package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LambdaFunctionClosedTest extends RuleProof {
  LambdaFunctionClosedTest() {
    super(new LambdaFunctionClosed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/resource/aws_lambda_permission/later",
                "{\"action\": \"lambda:InvokeFunction\", \"function_name\": \"ollama-later\", \"principal\": \"*\"}")
            .foundAt("aws_lambda_permission.later"),
        DocumentMutant.of("removed source", "ollama/production")
            .with(
                "/resource/aws_lambda_permission/later",
                "{\"action\": \"lambda:InvokeFunction\", \"function_name\": \"ollama-later\", \"principal\": \"apigateway.amazonaws.com\"}")
            .foundAt("aws_lambda_permission.later"),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_lambda_permission/later",
                "{\"action\": \"lambda:InvokeFunction\", \"function_name\": \"ollama-later\", \"principal\": \"${data.external.later.result.value}\"}")
            .foundAt("aws_lambda_permission.later"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"principal\": \"111122223333\"",
        "\"principal\": \"*\", \"principal_org_id\": \"o-1234567890\"",
        "\"principal\": \"sns.amazonaws.com\", \"source_arn\": \"${aws_sns_topic.a.arn}\""
      })
  void allows_who_is_named(String who) {
    assertThat(judging.in("\"aws_lambda_permission\": {\"a\": {%s}}".formatted(who))).isEmpty();
  }
}
