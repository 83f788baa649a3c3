package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionDeployScriptAsksTest extends RuleProof {

  ProductionDeployScriptAsksTest() {
    super(new ProductionDeployScriptAsks());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.without("removed", "read -r").foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("answered beforehand")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\nTF_WORKSPACE=production cdktf deploy shop --auto-approve\n")
            .foundAt("scripts/up.sh:3"),
        RepositoryMutant.of("a plan that nobody saw")
            .adding(
                "scripts/up.sh", "#!/bin/bash\nset -e\nterraform plan -out p\nterraform apply p\n")
            .foundAt("scripts/up.sh:4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "terraform apply",
        "terraform apply -var-file=a.tfvars",
        "terraform apply || exit 1"
      })
  void lets_terraform_ask_by_itself(String command) {
    assertThat(judging.in(Example.of("a.sh", "#!/bin/sh\n" + command + "\n"))).isEmpty();
  }
}
