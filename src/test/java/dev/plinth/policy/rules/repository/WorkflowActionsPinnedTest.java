package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowActionsPinnedTest extends RuleProof {

  WorkflowActionsPinnedTest() {
    super(new WorkflowActionsPinned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("a tag")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v4\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("a branch")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - name: x\n        uses: a/b/c@main\n")
            .foundAt(".github/workflows/mutant.yml:9"),
        RepositoryMutant.of("a short commit")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@11bd719\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("an image")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: docker://alpine:3.20\n")
            .foundAt(".github/workflows/mutant.yml:8"));
  }
}
