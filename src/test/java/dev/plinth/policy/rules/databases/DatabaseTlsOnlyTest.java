package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseTlsOnlyTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";
  private static final String GROUP = "aws_rds_cluster_parameter_group.webui";

  DatabaseTlsOnlyTest() {
    super(new DatabaseTlsOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(GROUP, "/parameter/0")
            .foundAt(CLUSTER),
        DocumentMutant.of("weakened", "ollama/production")
            .with(GROUP, "/parameter/0/value", "\"0\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("without the group", "ollama/production")
            .without(CLUSTER, "/db_cluster_parameter_group_name")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(GROUP, "/parameter/0/value")
            .foundAt(CLUSTER));
  }

  @Test
  void knows_which_PostgreSQL_asks_for_TLS_by_itself() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"old": {"engine": "postgres", "engine_version": "14.9"},
                  "new": {"engine": "postgres", "engine_version": "16"},
                  "off": {"engine": "postgres", "engine_version": "16",
                    "parameter_group_name": "${aws_db_parameter_group.off.name}"}},
                "aws_db_parameter_group": {"off": {"parameter": [{"name": "rds.force_ssl", "value": 0}]}}
                """))
        .containsExactly(
            "aws_db_instance.old: no parameter group sets rds.force_ssl",
            "aws_db_instance.off: no parameter group sets rds.force_ssl");
  }

  @Test
  void knows_MySQL_and_proxies() {
    assertThat(
            judging.in(
                """
                "aws_db_instance": {"a": {"engine": "mysql",
                  "parameter_group_name": "${aws_db_parameter_group.a.name}"}},
                "aws_db_parameter_group": {"a": {"parameter": {"name": "require_secure_transport",
                  "value": "ON"}}},
                "aws_db_proxy": {"a": {"name": "a"}}
                """))
        .containsExactly("aws_db_proxy.a: require_tls is not true");
  }
}
