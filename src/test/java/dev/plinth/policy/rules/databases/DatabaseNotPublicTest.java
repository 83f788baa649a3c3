package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseNotPublicTest extends RuleProof {
  private static final String INSTANCE = "aws_rds_cluster_instance.webui_1";

  DatabaseNotPublicTest() {
    super(new DatabaseNotPublic());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("switched on", "ollama/production")
            .with(INSTANCE, "/publicly_accessible", "true")
            .foundAt(INSTANCE),
        DocumentMutant.of("switched on as text", "ollama/production")
            .with(INSTANCE, "/publicly_accessible", "\"true\"")
            .foundAt(INSTANCE),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(INSTANCE, "/publicly_accessible")
            .foundAt(INSTANCE));
  }

  @Test
  void knows_what_the_provider_does_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"a": {"engine": "postgres"}},
                "aws_redshift_cluster": {"b": {"cluster_identifier": "b"}}
                """))
        .containsExactly("aws_redshift_cluster.b: publicly_accessible is not false");
  }
}
