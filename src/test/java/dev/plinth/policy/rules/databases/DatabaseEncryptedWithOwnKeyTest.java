package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseEncryptedWithOwnKeyTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";

  DatabaseEncryptedWithOwnKeyTest() {
    super(new DatabaseEncryptedWithOwnKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(CLUSTER, "/kms_key_id")
            .foundAt(CLUSTER),
        DocumentMutant.of("weakened", "ollama/production")
            .with(CLUSTER, "/storage_encrypted", "false")
            .foundAt(CLUSTER),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(CLUSTER, "/kms_key_id", "\"alias/aws/rds\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(CLUSTER, "/storage_encrypted")
            .foundAt(CLUSTER));
  }

  @Test
  void looks_at_the_relatives_of_RDS() {
    assertThat(
            judging.in(
                """
                "aws_redshift_cluster": {"a": {"cluster_identifier": "a"}},
                "aws_neptune_cluster": {"b": {"storage_encrypted": true}}
                """))
        .containsExactly(
            "aws_neptune_cluster.b: kms_key_id is no key of the account",
            "aws_redshift_cluster.a: encrypted is not true");
  }

  @Test
  void leaves_copies_to_what_they_follow() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"a": {"replicate_source_db": "${aws_db_instance.main.identifier}"}}
                """))
        .isEmpty();
  }
}
