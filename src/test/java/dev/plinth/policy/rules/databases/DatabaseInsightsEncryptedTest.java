package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DatabaseInsightsEncryptedTest extends RuleProof {
  private static final String INSTANCE = "aws_rds_cluster_instance.webui_1";
  private static final String KEY = "/performance_insights_kms_key_id";

  DatabaseInsightsEncryptedTest() {
    super(new DatabaseInsightsEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(INSTANCE, KEY).foundAt(INSTANCE),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(INSTANCE, KEY, "\"alias/aws/rds\"")
            .foundAt(INSTANCE),
        DocumentMutant.of("unknown", "ollama/production").unknown(INSTANCE, KEY).foundAt(INSTANCE));
  }
}
