package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.network.SubnetBlocksApart;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProductionVpcDistinctTest extends RuleProof {

  ProductionVpcDistinctTest() {
    super(new ProductionVpcDistinct());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("staging's", "ollama/production")
            .beside("ollama/staging", "ollama/dev")
            .with("aws_vpc.main", "/cidr_block", "\"10.1.0.0/16\"")
            .foundAt("aws_vpc.main")
            .also(SubnetBlocksApart.class),
        DocumentMutant.of("dev's by its setting", "ollama/production")
            .beside("ollama/staging", "ollama/dev")
            .with("/variable/ollama_vpc_cidr/default", "\"10.2.0.0/16\"")
            .foundAt("aws_vpc.main")
            .also(SubnetBlocksApart.class),
        DocumentMutant.of("test's", "microservices/prod")
            .beside("microservices/test")
            .with("aws_vpc.main", "/cidr_block", "\"10.41.0.0/16\"")
            .foundAt("aws_vpc.main")
            .also(SubnetBlocksApart.class));
  }

  @Test
  void finds_a_network_that_both_were_given() {
    String document =
        """
        {"variable": {"environment": {"default": "%s"}},
         "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
         "data": {"aws_vpc": {"shared": {"id": "vpc-1"}}}}
        """;

    assertThat(
            judging.in(
                Example.of("prod", document.formatted("prod"), "qa", document.formatted("qa"))))
        .containsExactly("data.aws_vpc.shared: qa has the same one");
  }
}
