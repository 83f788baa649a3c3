package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class S3AccessPointClosedToThePublicTest extends RuleProof {
  private static final String POINT = "aws_s3_access_point.storage";

  S3AccessPointClosedToThePublicTest() {
    super(new S3AccessPointClosedToThePublic());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened", "ollama/dev")
            .with(
                "/resource/aws_s3_access_point/storage",
                "{\"name\": \"ollama-storage-dev\", \"bucket\": \"${aws_s3_bucket.storage.id}\","
                    + " \"public_access_block_configuration\": {\"block_public_policy\": false}}")
            .foundAt(POINT),
        DocumentMutant.of("opened as text", "ollama/dev")
            .with(
                "/resource/aws_s3_access_point/storage",
                "{\"name\": \"ollama-storage-dev\", \"bucket\": \"${aws_s3_bucket.storage.id}\","
                    + " \"public_access_block_configuration\": {\"block_public_policy\": true,"
                    + " \"restrict_public_buckets\": \"false\"}}")
            .foundAt(POINT),
        DocumentMutant.of("unknown", "ollama/dev")
            .with(
                "/resource/aws_s3_access_point/storage",
                "{\"name\": \"ollama-storage-dev\", \"bucket\": \"${aws_s3_bucket.storage.id}\","
                    + " \"public_access_block_configuration\": {}}")
            .unknown(POINT, "/public_access_block_configuration/ignore_public_acls")
            .foundAt(POINT));
  }
}
