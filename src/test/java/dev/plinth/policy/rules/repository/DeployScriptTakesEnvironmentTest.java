package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptTakesEnvironmentTest extends RuleProof {

  DeployScriptTakesEnvironmentTest() {
    super(new DeployScriptTakesEnvironment());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with("fixed", "environment=${1:-}", "environment=dev")
            .replacing(DeployScripts.PATH, "\"$@\"", "failed")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.with("any", "  dev | staging | production) ;;", "  ?*) ;;")
            .replacing(
                DeployScripts.PATH,
                "usage: deploy-ollama.sh dev|staging|production",
                "usage: see above")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("only written about")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\necho 'environments: dev, production'\nTF_WORKSPACE=$1 cdktf deploy shop\n")
            .foundAt("scripts/up.sh:4"));
  }
}
