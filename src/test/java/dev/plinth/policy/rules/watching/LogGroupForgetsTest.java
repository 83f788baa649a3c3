package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogGroupForgetsTest extends RuleProof {
  LogGroupForgetsTest() {
    super(new LogGroupForgets());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_log_group.ollama_app", "/retention_in_days")
            .foundAt("aws_cloudwatch_log_group.ollama_app"),
        DocumentMutant.of("weakened: for ever", "troubleshooter/mvp")
            .with("aws_cloudwatch_log_group.sessions", "/retention_in_days", "0")
            .foundAt("aws_cloudwatch_log_group.sessions"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_cloudwatch_log_group.ollama_service", "/retention_in_days")
            .foundAt("aws_cloudwatch_log_group.ollama_service"));
  }

  @ParameterizedTest
  @CsvSource({"14,0", "\"30\",0", "0,1", "null,1", "\"${var.days}\",1"})
  void asks_for_a_number_of_days(String days, int findings) {
    assertThat(
            judging.in(
                "\"aws_cloudwatch_log_group\": {\"a\": {\"retention_in_days\": %s}}"
                    .formatted(days)))
        .hasSize(findings);
  }
}
