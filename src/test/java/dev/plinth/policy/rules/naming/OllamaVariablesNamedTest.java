package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OllamaVariablesNamedTest extends RuleProof {

  OllamaVariablesNamedTest() {
    super(new OllamaVariablesNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("an old name", "ollama/production")
            .with("/variable/instance_type", "{\"type\": \"string\", \"description\": \"Type\"}")
            .foundAt("variable.instance_type"),
        DocumentMutant.of("a dash", "ollama/dev")
            .with("/variable/ollama-region", "{\"type\": \"string\", \"description\": \"Region\"}")
            .foundAt("variable.ollama-region"),
        DocumentMutant.of("the bare prefix", "ollama/staging")
            .with("/variable/ollama_", "{\"type\": \"string\", \"description\": \"Nothing\"}")
            .foundAt("variable.ollama_"));
  }

  @Test
  void says_nothing_about_other_platforms() {
    assertThat(judging.inDocument("{\"variable\": {\"region\": {}}}")).isEmpty();
  }
}
