package dev.plinth.policy.rules.databases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatabaseSpansZonesTest extends RuleProof {
  private static final String CLUSTER = "aws_rds_cluster.webui";

  DatabaseSpansZonesTest() {
    super(new DatabaseSpansZones());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_rds_cluster_instance.webui_2")
            .foundAt(CLUSTER),
        DocumentMutant.of("of another cluster", "ollama/production")
            .with("aws_rds_cluster_instance.webui_2", "/cluster_identifier", "\"elsewhere\"")
            .foundAt(CLUSTER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_rds_cluster_instance.webui_2", "/cluster_identifier")
            .foundAt(CLUSTER));
  }

  @Test
  void counts_what_is_there_several_times() {
    assertThat(
            judging.in(
                """
                "aws_rds_cluster": {"a": {"engine": "aurora-mysql"}},
                "aws_rds_cluster_instance": {"a": {"count": 2,
                  "cluster_identifier": "${aws_rds_cluster.a.id}"}}
                """))
        .isEmpty();
  }
}
