package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class LoadTestPagesDescribeOllamaTest extends RuleProof {

  LoadTestPagesDescribeOllamaTest() {
    super(new LoadTestPagesDescribeOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("generic")
            .adding("loadtest/mutant.md", "# Ollama under load\n\nEach user does CRUD on items.\n")
            .foundAt("loadtest/mutant.md:3"),
        RepositoryMutant.of("of another system")
            .adding("loadtest/mutant.md", "# Load\n\nUsers buy things.\n")
            .foundAt("loadtest/mutant.md"),
        RepositoryMutant.of("left over")
            .adding("loadtest/mutant.md", "# Ollama\n\n| GET /students | 10 % |\n")
            .foundAt("loadtest/mutant.md:3"));
  }
}
