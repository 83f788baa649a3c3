package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseProtectedFromDeletionTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";

  DatabaseProtectedFromDeletionTest() {
    super(new DatabaseProtectedFromDeletion());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CLUSTER, "/deletion_protection")
            .foundAt(CLUSTER),
        DocumentMutant.of("weakened", "ollama/production")
            .with(CLUSTER, "/deletion_protection", "false")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CLUSTER, "/deletion_protection")
            .foundAt(CLUSTER));
  }

  @Test
  void leaves_other_environments_their_choice() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "staging"}}}},
                 "resource": {"aws_rds_cluster": {"a": {"deletion_protection": false}}}}
                """))
        .isEmpty();
  }
}
