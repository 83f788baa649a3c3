package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowPermissionsLeastTest extends RuleProof {

  WorkflowPermissionsLeastTest() {
    super(new WorkflowPermissionsLeast());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("removed")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\njobs:\n  a:\n    steps:\n      - run: make\n")
            .foundAt(".github/workflows/mutant.yml"),
        RepositoryMutant.of("everything")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions: write-all\njobs:\n  a:\n    steps:\n      - run: make\n")
            .foundAt(".github/workflows/mutant.yml:2"),
        RepositoryMutant.of("for one job only")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\njobs:\n  a:\n    permissions:\n      contents: read\n    steps:\n      - run: make\n")
            .foundAt(".github/workflows/mutant.yml"));
  }
}
