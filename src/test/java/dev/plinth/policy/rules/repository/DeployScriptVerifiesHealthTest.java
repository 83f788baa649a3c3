package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptVerifiesHealthTest extends RuleProof {

  DeployScriptVerifiesHealthTest() {
    super(new DeployScriptVerifiesHealth());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with("removed", "curl --fail", "true --fail")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("before")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\ncurl -f https://shop.example/health\ncdktf deploy shop\n")
            .foundAt("scripts/up.sh:4"),
        RepositoryMutant.of("only hoped")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\nterraform apply\nsleep 60\necho 'should be healthy'\n")
            .foundAt("scripts/up.sh:3"));
  }
}
