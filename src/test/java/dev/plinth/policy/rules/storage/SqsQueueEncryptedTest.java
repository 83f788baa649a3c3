package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class SqsQueueEncryptedTest extends RuleProof {
  private static final String QUEUE = "aws_sqs_queue.jobs";

  SqsQueueEncryptedTest() {
    super(new SqsQueueEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with("/resource/aws_sqs_queue/jobs", "{\"name\": \"ollama-jobs\"}")
            .foundAt(QUEUE),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(
                "/resource/aws_sqs_queue/jobs",
                "{\"name\": \"ollama-jobs\", \"kms_master_key_id\": \"alias/aws/sqs\"}")
            .foundAt(QUEUE),
        DocumentMutant.of("unknown", "ollama/production")
            .with("/resource/aws_sqs_queue/jobs", "{\"name\": \"ollama-jobs\"}")
            .unknown(QUEUE, "/kms_master_key_id")
            .foundAt(QUEUE));
  }
}
