package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentsDifferTest extends RuleProof {

  EnvironmentsDifferTest() {
    super(new EnvironmentsDiffer());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        copy("a copy", "ollama/dev", "ollama_environment", "staging"),
        copy("a copy", "microservices/develop", "environment", "test"),
        copy("a copy with other names", "ollama/staging", "ollama_environment", "dev")
            .with("aws_lb.main", "/name", "\"ollama-alb-dev\""));
  }

  /** The document beside itself, under the name of another environment. */
  private static DocumentMutant copy(String name, String original, String variable, String other) {
    String quoted = '"' + other + '"';
    return DocumentMutant.of(name, original)
        .beside(original)
        .with("/variable/" + variable + "/default", quoted)
        .with("/provider/aws/0/default_tags/0/tags/Environment", quoted)
        .foundAt("provider.aws");
  }

  @Test
  void finds_nothing_where_one_size_differs() {
    String document =
        """
        {"variable": {"environment": {"default": "%s"}},
         "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
         "resource": {"aws_ecs_service": {"a": {"desired_count": %d}, "b": {"desired_count": 1}}}}
        """;

    assertThat(
            judging.in(
                Example.of(
                    "prod", document.formatted("prod", 2), "qa", document.formatted("qa", 1))))
        .isEmpty();
  }

  @Test
  void does_not_compare_a_configuration_with_its_own_plan() {
    String document =
        """
        {"variable": {"environment": {"default": "qa"}},
         "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
         "resource": {"aws_ecs_service": {"a": {"desired_count": 1}}}}
        """;

    assertThat(judging.in(Example.of("configuration", document, "plan", document))).isEmpty();
  }
}
