package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DestroyScriptAsksTest extends RuleProof {

  DestroyScriptAsksTest() {
    super(new DestroyScriptAsks());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("by Terraform")
            .adding("scripts/down.sh", "#!/bin/bash\nset -e\nterraform destroy -auto-approve\n")
            .foundAt("scripts/down.sh:3"),
        RepositoryMutant.of("by CDKTF")
            .adding("scripts/cleanup", "#!/bin/sh\nset -e\ncdktf destroy ollama --auto-approve\n")
            .foundAt("scripts/cleanup:3"),
        RepositoryMutant.of("asked too late")
            .adding(
                "scripts/down.sh",
                "#!/bin/bash\nset -e\nterraform apply -destroy -auto-approve\nread -r -p 'Sure? '\n")
            .foundAt("scripts/down.sh:3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terraform destroy",
        "terraform -chdir=infra destroy -var a=b",
        "cdktf destroy ollama"
      })
  void lets_terraform_ask_by_itself(String command) {
    assertThat(judging.in(Example.of("a.sh", "#!/bin/sh\n" + command + "\n"))).isEmpty();
  }
}
