package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetGivesNoPublicAddressesTest extends RuleProof {
  private static final String SUBNET = "aws_subnet.public_1";
  private static final String ARGUMENT = "/map_public_ip_on_launch";

  SubnetGivesNoPublicAddressesTest() {
    super(new SubnetGivesNoPublicAddresses());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with(SUBNET, ARGUMENT, "true")
            .foundAt(SUBNET),
        DocumentMutant.of("weakened as text", "troubleshooter/mvp")
            .with(SUBNET, ARGUMENT, "\"true\"")
            .foundAt(SUBNET),
        DocumentMutant.of("unknown", "ollama/dev").unknown(SUBNET, ARGUMENT).foundAt(SUBNET));
  }

  @Test
  void allows_a_subnet_that_says_nothing() {
    assertThat(judging.in("\"aws_subnet\": {\"a\": {\"cidr_block\": \"10.0.0.0/24\"}}")).isEmpty();
  }
}
