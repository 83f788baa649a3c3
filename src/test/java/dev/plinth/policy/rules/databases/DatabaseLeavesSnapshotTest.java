package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseLeavesSnapshotTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";

  DatabaseLeavesSnapshotTest() {
    super(new DatabaseLeavesSnapshot());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched off", "ollama/production")
            .with(CLUSTER, "/skip_final_snapshot", "true")
            .foundAt(CLUSTER),
        DocumentMutant.of("switched off as text", "ollama/production")
            .with(CLUSTER, "/skip_final_snapshot", "\"true\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CLUSTER, "/skip_final_snapshot")
            .foundAt(CLUSTER));
  }

  @Test
  void leaves_other_environments_their_choice() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "dev"}}}},
                 "resource": {"aws_db_instance": {"a": {"skip_final_snapshot": true}}}}
                """))
        .isEmpty();
  }
}
