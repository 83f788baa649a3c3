package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowKeepsForeignCodeApartTest extends RuleProof {

  WorkflowKeepsForeignCodeApartTest() {
    super(new WorkflowKeepsForeignCodeApart());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("the head")
            .adding(
                ".github/workflows/mutant.yml",
                "on: pull_request_target\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}\n")
            .foundAt(".github/workflows/mutant.yml:10"),
        RepositoryMutant.of("by the command line")
            .adding(
                ".github/workflows/mutant.yml",
                "on: [pull_request_target]\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: gh pr checkout 1\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("after another workflow")
            .adding(
                ".github/workflows/mutant.yml",
                "on: workflow_run\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683\n        with:\n          ref: ${{ github.event.workflow_run.head_sha }}\n")
            .foundAt(".github/workflows/mutant.yml:10"));
  }
}
