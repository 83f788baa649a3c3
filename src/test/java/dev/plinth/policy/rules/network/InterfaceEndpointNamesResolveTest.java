package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InterfaceEndpointNamesResolveTest extends RuleProof {
  private static final String VPC = "aws_vpc.main";

  InterfaceEndpointNamesResolveTest() {
    super(new InterfaceEndpointNamesResolve());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(VPC, "/enable_dns_hostnames")
            .foundAt(VPC),
        DocumentMutant.of("weakened", "ollama/production")
            .with(VPC, "/enable_dns_support", "false")
            .foundAt(VPC),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(VPC, "/enable_dns_hostnames")
            .foundAt(VPC));
  }

  @Test
  void leaves_a_vpc_without_private_names_alone() {
    assertThat(judging.in("\"aws_vpc\": {\"a\": {\"enable_dns_hostnames\": false}}")).isEmpty();
  }
}
