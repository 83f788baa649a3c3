package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class OutputsDescribedTest extends RuleProof {

  OutputsDescribedTest() {
    super(new OutputsDescribed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/output/ollama_vpc_id/description")
            .foundAt("output.ollama_vpc_id"),
        DocumentMutant.of("blank", "troubleshooter/mvp")
            .with("/output/invoke_url/description", "\" \"")
            .foundAt("output.invoke_url"),
        DocumentMutant.of("no text", "bootstrap/production")
            .with("/output/state_bucket/description", "true")
            .foundAt("output.state_bucket"));
  }
}
