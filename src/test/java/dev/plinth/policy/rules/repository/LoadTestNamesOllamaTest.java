package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class LoadTestNamesOllamaTest extends RuleProof {

  LoadTestNamesOllamaTest() {
    super(new LoadTestNamesOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("a balancer's address")
            .adding(
                "loadtest/mutant.py",
                "host = 'http://web-alb-123456.us-east-1.elb.amazonaws.com'\n")
            .foundAt("loadtest/mutant.py:1"),
        RepositoryMutant.of("an old name")
            .adding("loadtest/mutant.sh", "#!/bin/bash\nset -e\nGROUP=crud-app-asg\n")
            .foundAt("loadtest/mutant.sh:3"),
        RepositoryMutant.of("another group")
            .adding("loadtest/mutant.yml", "group: portal-asg-staging\n")
            .foundAt("loadtest/mutant.yml:1"));
  }
}
