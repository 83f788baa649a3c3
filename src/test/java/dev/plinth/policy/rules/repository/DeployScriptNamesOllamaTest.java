package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

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

  @Test
  void says_a_name_once_of_a_script_that_deploys_and_destroys() {
    assertThat(
            judging.in(
                Example.of(
                    "ollama.sh",
                    "terraform apply\nterraform destroy\naws x web-asg web-asg crud-app crud-app\n")))
        .containsExactly("ollama.sh:3: it speaks of crud-app", "ollama.sh:3: it speaks of web-asg");
  }
}
