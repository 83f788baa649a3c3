package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class BackupVaultEncryptedWithOwnKeyTest extends RuleProof {
  private static final String VAULT = "aws_backup_vault.main_replica";

  BackupVaultEncryptedWithOwnKeyTest() {
    super(new BackupVaultEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(VAULT, "/kms_key_arn")
            .foundAt(VAULT),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(VAULT, "/kms_key_arn", "\"alias/aws/backup\"")
            .foundAt(VAULT),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(VAULT, "/kms_key_arn")
            .foundAt(VAULT));
  }
}
