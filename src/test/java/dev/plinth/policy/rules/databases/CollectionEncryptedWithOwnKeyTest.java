package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class CollectionEncryptedWithOwnKeyTest extends RuleProof {
  private static final String POLICY = "aws_opensearchserverless_security_policy.cache_encryption";

  CollectionEncryptedWithOwnKeyTest() {
    super(new CollectionEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .removed("/locals/cache_encryption/KmsARN")
            .foundAt(POLICY),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with("/locals/cache_encryption/AWSOwnedKey", "true")
            .foundAt(POLICY),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(POLICY, "/policy")
            .foundAt(POLICY));
  }
}
