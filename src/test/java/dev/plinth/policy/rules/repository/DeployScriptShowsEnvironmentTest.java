package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptShowsEnvironmentTest extends RuleProof {

  DeployScriptShowsEnvironmentTest() {
    super(new DeployScriptShowsEnvironment());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with(
                "not shown",
                "echo \"Deploying Ollama to $environment in account $account\"",
                "true")
            .replacing(DeployScripts.PATH, "read -r -p \"Type $environment to go on: \"", "read -r")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.without("not selected", "terraform workspace select")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("a script that destroys")
            .adding(
                "scripts/down.sh",
                "#!/bin/bash\nset -e\nread -r -p 'Sure? '\nterraform destroy -auto-approve\n")
            .foundAt("scripts/down.sh:4"));
  }
}
