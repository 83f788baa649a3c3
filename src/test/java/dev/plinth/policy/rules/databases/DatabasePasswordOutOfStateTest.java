package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabasePasswordOutOfStateTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";
  private static final String MANAGED = "/manage_master_user_password";

  DatabasePasswordOutOfStateTest() {
    super(new DatabasePasswordOutOfState());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CLUSTER, MANAGED)
            .foundAt(CLUSTER),
        DocumentMutant.of("weakened", "ollama/production")
            .without(CLUSTER, MANAGED)
            .with(CLUSTER, "/master_password", "\"${random_password.webui.result}\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CLUSTER, MANAGED)
            .foundAt(CLUSTER));
  }

  @Test
  void takes_arguments_that_are_only_written() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"a": {"engine": "postgres",
                  "password_wo": "${ephemeral.random_password.a.result}",
                  "password_wo_version": 1}}
                """))
        .isEmpty();
  }

  @Test
  void lets_a_restored_database_keep_its_logins() {
    assertThat(
            judging.in(
                """
                "aws_rds_cluster": {"a": {"engine": "aurora-mysql",
                  "snapshot_identifier": "before-the-move"}}
                """))
        .isEmpty();
  }
}
