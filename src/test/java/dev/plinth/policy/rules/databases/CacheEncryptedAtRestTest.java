package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class CacheEncryptedAtRestTest extends RuleProof {
  private static final String CACHE = "aws_elasticache_replication_group.webui";

  CacheEncryptedAtRestTest() {
    super(new CacheEncryptedAtRest());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CACHE, "/kms_key_id")
            .foundAt(CACHE),
        DocumentMutant.of("weakened", "ollama/production")
            .with(CACHE, "/at_rest_encryption_enabled", "\"false\"")
            .foundAt(CACHE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CACHE, "/kms_key_id")
            .foundAt(CACHE));
  }
}
