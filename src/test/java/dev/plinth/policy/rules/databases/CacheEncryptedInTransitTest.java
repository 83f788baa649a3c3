package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class CacheEncryptedInTransitTest extends RuleProof {
  private static final String CACHE = "aws_elasticache_replication_group.webui";

  CacheEncryptedInTransitTest() {
    super(new CacheEncryptedInTransit());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CACHE, "/transit_encryption_enabled")
            .foundAt(CACHE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(CACHE, "/transit_encryption_mode", "\"preferred\"")
            .foundAt(CACHE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CACHE, "/transit_encryption_enabled")
            .foundAt(CACHE));
  }
}
