package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class ProviderKeepsToAccountTest extends RuleProof {

  ProviderKeepsToAccountTest() {
    super(new ProviderKeepsToAccount());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .removed("/provider/aws/0/allowed_account_ids")
            .foundAt("provider.aws"),
        DocumentMutant.of("an alias", "ollama/production")
            .removed("/provider/aws/2/allowed_account_ids")
            .foundAt("provider.aws.replica"),
        DocumentMutant.of("empty", "troubleshooter/mvp")
            .with("/provider/aws/0/allowed_account_ids", "[]")
            .foundAt("provider.aws"),
        DocumentMutant.of("unknown", "bootstrap/production")
            .with("/provider/aws/0/allowed_account_ids", "\"${local.accounts}\"")
            .foundAt("provider.aws"));
  }
}
