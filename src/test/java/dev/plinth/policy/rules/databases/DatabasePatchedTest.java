package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabasePatchedTest extends RuleProof {
  private static final String INSTANCE = "aws_rds_cluster_instance.webui_1";
  private static final String UPGRADED = "/auto_minor_version_upgrade";

  DatabasePatchedTest() {
    super(new DatabasePatched());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched off", "ollama/production")
            .with(INSTANCE, UPGRADED, "false")
            .foundAt(INSTANCE),
        DocumentMutant.of("switched off as text", "ollama/production")
            .with(INSTANCE, UPGRADED, "\"false\"")
            .foundAt(INSTANCE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(INSTANCE, UPGRADED)
            .foundAt(INSTANCE));
  }

  @Test
  void knows_what_RDS_does_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"a": {"engine": "postgres"}}
                """))
        .isEmpty();
  }
}
