package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EbsVolumeEncryptedTest extends RuleProof {
  private static final String VOLUME = "aws_ebs_volume.models";

  EbsVolumeEncryptedTest() {
    super(new EbsVolumeEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with(
                "/resource/aws_ebs_volume/models",
                "{\"availability_zone\": \"us-east-1a\", \"size\": 100}")
            .foundAt(VOLUME),
        DocumentMutant.of("weakened", "ollama/production")
            .with(
                "/resource/aws_ebs_volume/models",
                "{\"availability_zone\": \"us-east-1a\", \"size\": 100, \"encrypted\": false,"
                    + " \"kms_key_id\": \"${aws_kms_key.data.arn}\"}")
            .foundAt(VOLUME),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(
                "/resource/aws_ebs_volume/models",
                "{\"availability_zone\": \"us-east-1a\", \"size\": 100, \"encrypted\": true}")
            .foundAt(VOLUME),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_ebs_volume/models",
                "{\"availability_zone\": \"us-east-1a\", \"size\": 100, \"encrypted\": true,"
                    + " \"kms_key_id\": \"${aws_kms_key.data.arn}\"}")
            .unknown(VOLUME, "/encrypted")
            .foundAt(VOLUME));
  }

  @Test
  void takes_a_key_of_the_account() {
    assertThat(
            judging.in(
                """
                "aws_ebs_volume": {"a": {"encrypted": "true",
                  "kms_key_id":
                    "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"}}
                """))
        .isEmpty();
  }
}
