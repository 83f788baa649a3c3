package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowDeploysThroughEnvironmentTest extends RuleProof {

  WorkflowDeploysThroughEnvironmentTest() {
    super(new WorkflowDeploysThroughEnvironment());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("an apply")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: terraform apply -auto-approve\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("by plinth")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: ./plinth deploy ollama production --confirm production\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("another job has one")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    environment: production\n    steps:\n      - run: terraform plan\n  b:\n    runs-on: x\n    steps:\n      - run: terraform init\n      - run: cdktf deploy shop --auto-approve\n")
            .foundAt(".github/workflows/mutant.yml:13"));
  }
}
