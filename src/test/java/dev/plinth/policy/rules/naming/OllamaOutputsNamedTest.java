package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OllamaOutputsNamedTest extends RuleProof {

  OllamaOutputsNamedTest() {
    super(new OllamaOutputsNamed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("an old name", "ollama/production")
            .with("/output/alb_dns_name", "{\"value\": \"a\", \"description\": \"Address\"}")
            .foundAt("output.alb_dns_name"),
        DocumentMutant.of("a dash", "ollama/dev")
            .with("/output/ollama-vpc", "{\"value\": \"a\", \"description\": \"Network\"}")
            .foundAt("output.ollama-vpc"),
        DocumentMutant.of("another platform's", "ollama/staging")
            .with("/output/cluster_name", "{\"value\": \"a\", \"description\": \"Cluster\"}")
            .foundAt("output.cluster_name"));
  }

  @Test
  void says_nothing_about_other_platforms() {
    assertThat(judging.inDocument("{\"output\": {\"url\": {\"value\": \"a\"}}}")).isEmpty();
  }
}
