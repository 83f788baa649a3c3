package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class WorkflowTakesShortCredentialsTest extends RuleProof {

  WorkflowTakesShortCredentialsTest() {
    super(new WorkflowTakesShortCredentials());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("in the environment")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: terraform plan\n        env:\n          AWS_SECRET_ACCESS_KEY: ${{ secrets.AWS_SECRET_ACCESS_KEY }}\n")
            .foundAt(".github/workflows/mutant.yml:10"),
        RepositoryMutant.of("for an action")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: aws-actions/configure-aws-credentials@11bd71901bbe5b1630ceea73d27597364c9af683\n        with:\n          aws-secret-access-key: ${{ secrets.DEPLOY }}\n")
            .foundAt(".github/workflows/mutant.yml:10"),
        RepositoryMutant.of("a key of an environment")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: plan ${{ secrets.PROD_AWS_ACCESS_KEY_ID }}\n")
            .foundAt(".github/workflows/mutant.yml:8"));
  }
}
