package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class CacheFailsOverTest extends RuleProof {
  private static final String CACHE = "aws_elasticache_replication_group.webui";

  CacheFailsOverTest() {
    super(new CacheFailsOver());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CACHE, "/multi_az_enabled")
            .foundAt(CACHE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(CACHE, "/automatic_failover_enabled", "false")
            .foundAt(CACHE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CACHE, "/automatic_failover_enabled")
            .foundAt(CACHE));
  }
}
