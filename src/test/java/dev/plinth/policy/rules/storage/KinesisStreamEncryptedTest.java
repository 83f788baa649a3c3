package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class KinesisStreamEncryptedTest extends RuleProof {
  private static final String STREAM = "aws_kinesis_stream.events";

  KinesisStreamEncryptedTest() {
    super(new KinesisStreamEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/dev")
            .with(
                "/resource/aws_kinesis_stream/events",
                "{\"name\": \"ollama-events-dev\", \"shard_count\": 1}")
            .foundAt(STREAM),
        DocumentMutant.of("with the key of AWS", "ollama/dev")
            .with(
                "/resource/aws_kinesis_stream/events",
                "{\"name\": \"ollama-events-dev\", \"shard_count\": 1, \"encryption_type\":"
                    + " \"KMS\", \"kms_key_id\": \"alias/aws/kinesis\"}")
            .foundAt(STREAM),
        DocumentMutant.of("unknown", "ollama/dev")
            .with(
                "/resource/aws_kinesis_stream/events",
                "{\"name\": \"ollama-events-dev\", \"shard_count\": 1, \"encryption_type\":"
                    + " \"KMS\"}")
            .unknown(STREAM, "/kms_key_id")
            .foundAt(STREAM));
  }
}
