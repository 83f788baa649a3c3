package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DeployScriptTellsRemediesTest extends RuleProof {

  DeployScriptTellsRemediesTest() {
    super(new DeployScriptTellsRemedies());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DeployScripts.with(
                "removed", "terraform apply plan.bin ||", "terraform apply plan.bin; true #")
            .foundIn(DeployScripts.PATH, "terraform apply"),
        RepositoryMutant.of("without remedy")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\ncdktf deploy shop || { echo failed >&2; exit 1; }\n")
            .foundAt("scripts/up.sh:3"),
        RepositoryMutant.of("said to nobody")
            .adding(
                "scripts/up.sh",
                "#!/bin/bash\nset -e\nif ! cdktf deploy shop; then\n  exit 1\nfi\n")
            .foundAt("scripts/up.sh:3"));
  }
}
