package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class VariablesDescribedTest extends RuleProof {

  VariablesDescribedTest() {
    super(new VariablesDescribed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("without description", "ollama/production")
            .removed("/variable/ollama_model/description")
            .foundAt("variable.ollama_model"),
        DocumentMutant.of("without type", "troubleshooter/mvp")
            .removed("/variable/vpc_cidr/type")
            .foundAt("variable.vpc_cidr"),
        DocumentMutant.of("bare", "bootstrap/nonproduction")
            .with("/variable/environment", "{}")
            .foundAt("variable.environment", "variable.environment"));
  }
}
