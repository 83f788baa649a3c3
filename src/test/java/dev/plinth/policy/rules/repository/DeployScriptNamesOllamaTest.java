package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptNamesOllamaTest extends RuleProof {

  DeployScriptNamesOllamaTest() {
    super(new DeployScriptNamesOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with("another's group", "ollama-tg", "web-tg")
            .foundIn(DeployScripts.PATH, "curl --fail"),
        DeployScripts.with(
                "the old project's", "Deploying Ollama to", "Deploying Ollama (crud-app) to")
            .foundIn(DeployScripts.PATH, "crud-app"),
        RepositoryMutant.of("in a script that destroys")
            .adding(
                "scripts/ollama-down.sh",
                "#!/bin/bash\nset -e\nterraform destroy\naws ec2 delete-security-group --group-name app-sg\n")
            .foundIn("scripts/ollama-down.sh", "app-sg"));
  }
}
