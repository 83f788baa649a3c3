package dev.plinth.policy.rules.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnapshotNotForEverybodyTest extends RuleProof {
  private static final String SNAPSHOT = "aws_db_cluster_snapshot.webui";

  SnapshotNotForEverybodyTest() {
    super(new SnapshotNotForEverybody());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("shared with all", "ollama/production")
            .with(
                "/resource/aws_db_cluster_snapshot/webui",
                "{\"db_cluster_identifier\": \"${aws_rds_cluster.webui.id}\","
                    + " \"db_cluster_snapshot_identifier\": \"ollama-webui-now\","
                    + " \"shared_accounts\": [\"all\"]}")
            .foundAt(SNAPSHOT),
        DocumentMutant.of("shared with all, too", "ollama/production")
            .with(
                "/resource/aws_db_cluster_snapshot/webui",
                "{\"db_cluster_identifier\": \"${aws_rds_cluster.webui.id}\","
                    + " \"db_cluster_snapshot_identifier\": \"ollama-webui-now\","
                    + " \"shared_accounts\": [\"222222222222\", \"all\"]}")
            .foundAt(SNAPSHOT),
        DocumentMutant.of("unknown", "ollama/production")
            .with(
                "/resource/aws_db_cluster_snapshot/webui",
                "{\"db_cluster_identifier\": \"${aws_rds_cluster.webui.id}\","
                    + " \"db_cluster_snapshot_identifier\": \"ollama-webui-now\"}")
            .unknown(SNAPSHOT, "/shared_accounts")
            .foundAt(SNAPSHOT));
  }

  @Test
  void knows_images() {
    assertThat(
            judging.in(
                """
                "aws_ami_launch_permission": {"a": {"image_id": "ami-1", "group": "all"},
                  "b": {"image_id": "ami-1", "account_id": "444455556666"}}
                """))
        .containsExactly("aws_ami_launch_permission.a: group may be all");
  }
}
