package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class TlsVerifiedTest extends RuleProof {

  TlsVerifiedTest() {
    super(new TlsVerified());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("by curl")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\ncurl -fsSk https://a.example\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("by the AWS CLI")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\naws s3 ls --no-verify-ssl\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("in a load test")
            .adding("loadtest/mutant.py", "session.get(url, verify=False)\n")
            .foundAt("loadtest/mutant.py:1"),
        RepositoryMutant.of("for Node")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions: {}\nenv:\n  NODE_TLS_REJECT_UNAUTHORIZED: '0'\n")
            .foundAt(".github/workflows/mutant.yml:4"));
  }
}
