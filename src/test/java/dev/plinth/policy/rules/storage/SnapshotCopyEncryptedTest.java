package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotCopyEncryptedTest extends RuleProof {
  private static final String COPY = "aws_rds_cluster_snapshot_copy.webui";

  SnapshotCopyEncryptedTest() {
    super(new SnapshotCopyEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added without", "ollama/production")
            .with(
                "/resource/aws_rds_cluster_snapshot_copy/webui",
                "{\"source_db_cluster_snapshot_identifier\":"
                    + " \"arn:aws:rds:us-east-1:222222222222:cluster-snapshot:ollama-webui\","
                    + " \"target_db_cluster_snapshot_identifier\": \"ollama-webui-copy\"}")
            .foundAt(COPY),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(
                "/resource/aws_rds_cluster_snapshot_copy/webui",
                "{\"source_db_cluster_snapshot_identifier\":"
                    + " \"arn:aws:rds:us-east-1:222222222222:cluster-snapshot:ollama-webui\","
                    + " \"target_db_cluster_snapshot_identifier\": \"ollama-webui-copy\","
                    + " \"kms_key_id\": \"alias/aws/rds\"}")
            .foundAt(COPY),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_rds_cluster_snapshot_copy/webui",
                "{\"source_db_cluster_snapshot_identifier\":"
                    + " \"arn:aws:rds:us-east-1:222222222222:cluster-snapshot:ollama-webui\","
                    + " \"target_db_cluster_snapshot_identifier\": \"ollama-webui-copy\"}")
            .unknown(COPY, "/kms_key_id")
            .foundAt(COPY));
  }

  @Test
  void asks_copies_of_disks_to_switch_encryption_on() {
    assertThat(
            judging.in(
                """
                "aws_ebs_snapshot_copy": {"a": {"source_snapshot_id": "snap-1",
                  "source_region": "us-east-1",
                  "kms_key_id": "${aws_kms_key.a.arn}"}}
                """))
        .containsExactly("aws_ebs_snapshot_copy.a: encrypted is not true");
  }
}
