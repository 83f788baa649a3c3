package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class S3ReplicationTakesEncryptedObjectsTest extends RuleProof {
  private static final String REPLICATION = "aws_s3_bucket_replication_configuration.storage";

  S3ReplicationTakesEncryptedObjectsTest() {
    super(new S3ReplicationTakesEncryptedObjects());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(REPLICATION, "/rule/0/source_selection_criteria")
            .foundAt(REPLICATION),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                REPLICATION,
                "/rule/2/source_selection_criteria/sse_kms_encrypted_objects/status",
                "\"Disabled\"")
            .foundAt(REPLICATION),
        DocumentMutant.of("without a key for the copy", "ollama/production")
            .without(REPLICATION, "/rule/1/destination/encryption_configuration")
            .foundAt(REPLICATION),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(REPLICATION, "/rule/1/destination/encryption_configuration/replica_kms_key_id")
            .foundAt(REPLICATION));
  }
}
