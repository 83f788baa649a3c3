package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EfsFileSystemEncryptedTest extends RuleProof {
  private static final String FILES = "aws_efs_file_system.models";

  EfsFileSystemEncryptedTest() {
    super(new EfsFileSystemEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with("/resource/aws_efs_file_system/models", "{\"creation_token\": \"ollama-models\"}")
            .foundAt(FILES),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/resource/aws_efs_file_system/models",
                "{\"creation_token\": \"ollama-models\", \"encrypted\": false}")
            .foundAt(FILES),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(
                "/resource/aws_efs_file_system/models",
                "{\"creation_token\": \"ollama-models\", \"encrypted\": true, \"kms_key_id\":"
                    + " \"alias/aws/elasticfilesystem\"}")
            .foundAt(FILES),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_efs_file_system/models",
                "{\"creation_token\": \"ollama-models\", \"encrypted\": true}")
            .unknown(FILES, "/kms_key_id")
            .foundAt(FILES));
  }
}
