package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowRunsNoForeignTextTest extends RuleProof {

  WorkflowRunsNoForeignTextTest() {
    super(new WorkflowRunsNoForeignText());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("a title")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ github.event.pull_request.title }}\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("a branch")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          set -e\n          git checkout ${{ github.head_ref }}\n")
            .foundAt(".github/workflows/mutant.yml:10"),
        RepositoryMutant.of("a message")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - name: a\n        run: >-\n          notify '${{ github.event.head_commit.message }}'\n")
            .foundAt(".github/workflows/mutant.yml:10"));
  }
}
