package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class StateNotCommittedTest extends RuleProof {

  StateNotCommittedTest() {
    super(new StateNotCommitted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("a state")
            .adding("bootstrap/terraform.tfstate", "{}")
            .foundAt("bootstrap/terraform.tfstate"),
        RepositoryMutant.of("a backup")
            .adding("terraform.tfstate.backup", "{}")
            .foundAt("terraform.tfstate.backup"),
        RepositoryMutant.of("a plan")
            .adding("environments/ollama/production.tfplan", "")
            .foundAt("environments/ollama/production.tfplan"),
        RepositoryMutant.of("a key")
            .adding("scripts/id_ed25519", "")
            .foundAt("scripts/id_ed25519"));
  }
}
