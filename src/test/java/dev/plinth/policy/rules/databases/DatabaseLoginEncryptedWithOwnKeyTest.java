package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class DatabaseLoginEncryptedWithOwnKeyTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";
  private static final String KEY = "/master_user_secret_kms_key_id";

  DatabaseLoginEncryptedWithOwnKeyTest() {
    super(new DatabaseLoginEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(CLUSTER, KEY).foundAt(CLUSTER),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(CLUSTER, KEY, "\"alias/aws/secretsmanager\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production").unknown(CLUSTER, KEY).foundAt(CLUSTER));
  }
}
