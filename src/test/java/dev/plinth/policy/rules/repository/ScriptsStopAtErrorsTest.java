package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class ScriptsStopAtErrorsTest extends RuleProof {

  ScriptsStopAtErrorsTest() {
    super(new ScriptsStopAtErrors());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("removed")
            .replacing(".ci/run", "set -euo pipefail", ":")
            .foundAt(".ci/run"),
        RepositoryMutant.of("weakened")
            .replacing("plinth", "set -euo pipefail", "set -u")
            .foundAt("plinth"),
        RepositoryMutant.of("a new script")
            .adding("scripts/a", "#!/bin/sh\ncd /tmp\nrm -rf a\n")
            .foundAt("scripts/a"));
  }
}
