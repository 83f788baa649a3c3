package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class CollectionClosedToTheInternetTest extends RuleProof {
  private static final String POLICY = "aws_opensearchserverless_security_policy.cache_network";

  CollectionClosedToTheInternetTest() {
    super(new CollectionClosedToTheInternet());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened", "troubleshooter/mvp")
            .with("/locals/cache_network/0/AllowFromPublic", "true")
            .foundAt(POLICY),
        DocumentMutant.of("not said", "troubleshooter/mvp")
            .removed("/locals/cache_network/0/AllowFromPublic")
            .foundAt(POLICY),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(POLICY, "/policy")
            .foundAt(POLICY));
  }
}
