package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaLogGroupsNamedTest extends RuleProof {
  OllamaLogGroupsNamedTest() {
    super(new OllamaLogGroupsNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_cloudwatch_log_group.ollama_app", "/name")
            .foundAt("aws_cloudwatch_log_group.ollama_app"),
        DocumentMutant.of("weakened", "ollama/production")
            .with("aws_cloudwatch_log_group.ollama_app", "/name", "\"/aws/ec2/llm-app\"")
            .foundAt("aws_cloudwatch_log_group.ollama_app"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_cloudwatch_log_group.ollama_service", "/name")
            .foundAt("aws_cloudwatch_log_group.ollama_service"));
  }

  @ParameterizedTest
  @CsvSource({"ollama-app,0", "/aws/rds/cluster/ollama-webui/postgresql,0", "/aws/ec2/my-ollama,1"})
  void looks_at_a_whole_part_of_the_name(String name, int findings) {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
                  "resource": {"aws_cloudwatch_log_group": {"a": {"name": "%s"}}}}
                """
                    .formatted(name)))
        .hasSize(findings);
  }

  @Test
  void says_nothing_of_other_platforms() {
    assertThat(judging.in("\"aws_cloudwatch_log_group\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
