package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DataStoreInPrivateSubnetsTest extends RuleProof {
  private static final String DATABASE = "aws_db_subnet_group.webui";
  private static final String CACHE = "aws_elasticache_subnet_group.webui";
  private static final String VECTORS = "aws_opensearchserverless_vpc_endpoint.cache";

  DataStoreInPrivateSubnetsTest() {
    super(new DataStoreInPrivateSubnets());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("moved", "ollama/production")
            .with(DATABASE, "/subnet_ids/0", "\"${aws_subnet.public_1.id}\"")
            .foundAt(DATABASE),
        DocumentMutant.of("unknown", "ollama/staging").unknown(CACHE, "/subnet_ids").foundAt(CACHE),
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without(VECTORS, "/subnet_ids")
            .foundAt(VECTORS));
  }

  @Test
  void looks_into_blocks() {
    assertThat(
            judging.in(
                """
                "aws_msk_cluster": {"a": {"broker_node_group_info": {"client_subnets": ["subnet-1"]}}}
                """))
        .containsExactly("aws_msk_cluster.a: where all of its client_subnets lead is not known");
  }
}
