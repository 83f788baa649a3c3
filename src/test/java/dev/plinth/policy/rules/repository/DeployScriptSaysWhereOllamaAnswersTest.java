package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptSaysWhereOllamaAnswersTest extends RuleProof {

  DeployScriptSaysWhereOllamaAnswersTest() {
    super(new DeployScriptSaysWhereOllamaAnswers());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with(
                "without address", "echo \"Ollama answers at $url\"", "echo \"Ollama is ready\"")
            .replacing(
                DeployScripts.PATH, "Ollama does not answer at $url: look", "no answer: look")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        DeployScripts.with(
                "without Ollama",
                "echo \"Ollama answers at $url\"",
                "echo \"The application is at $url\"")
            .replacing(
                DeployScripts.PATH, "Ollama does not answer at $url: look", "no answer: look")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("nothing said")
            .adding(
                "scripts/deploy-ollama.sh",
                "#!/bin/bash\nset -e\necho 'Ollama: https://ollama.example'\nterraform apply\n")
            .foundAt("scripts/deploy-ollama.sh:4"));
  }
}
