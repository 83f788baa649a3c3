package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseBackedUpTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";

  DatabaseBackedUpTest() {
    super(new DatabaseBackedUp());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CLUSTER, "/backup_retention_period")
            .foundAt(CLUSTER),
        DocumentMutant.of("shortened", "ollama/production")
            .with(CLUSTER, "/backup_retention_period", "6")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CLUSTER, "/backup_retention_period")
            .foundAt(CLUSTER));
  }

  @Test
  void asks_for_a_day_elsewhere() {
    assertThat(
            judging.inDocument(
                """
                {"provider": {"aws": {"default_tags": {"tags": {"Environment": "dev"}}}},
                 "resource": {"aws_rds_cluster": {"a": {"engine": "aurora-mysql"}},
                  "aws_db_instance": {"b": {"engine": "mysql"}, "c": {"backup_retention_period": 1}}}}
                """))
        .containsExactly("aws_db_instance.b: backup_retention_period is less than 1");
  }
}
