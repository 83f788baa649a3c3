package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetBlocksApartTest extends RuleProof {
  private static final String SUBNET = "aws_subnet.private_2";

  SubnetBlocksApartTest() {
    super(new SubnetBlocksApart());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("the same block", "ollama/production")
            .with(SUBNET, "/cidr_block", "\"10.0.10.0/24\"")
            .foundAt(SUBNET),
        DocumentMutant.of("widened over its neighbour", "ollama/dev")
            .with("aws_subnet.public_2", "/cidr_block", "\"10.0.0.0/22\"")
            .foundAt("aws_subnet.public_2"),
        DocumentMutant.of("outside", "troubleshooter/mvp")
            .with(SUBNET, "/cidr_block", "\"10.61.11.0/24\"")
            .foundAt(SUBNET),
        DocumentMutant.of("unknown", "ollama/staging")
            .unknown(SUBNET, "/cidr_block")
            .foundAt(SUBNET));
  }

  @Test
  void trusts_terraforms_arithmetic() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {"cidr_block": "10.0.0.0/16"}},
                "aws_subnet": {"a": {"vpc_id": "${aws_vpc.v.id}",
                  "cidr_block": "${cidrsubnet(aws_vpc.v.cidr_block, 8, 1)}"}}
                """))
        .isEmpty();
  }

  @Test
  void counts_further_blocks_of_the_vpc() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {"cidr_block": "10.0.0.0/16"}},
                "aws_vpc_ipv4_cidr_block_association": {"v": {"vpc_id": "${aws_vpc.v.id}",
                  "cidr_block": "100.64.0.0/16"}},
                "aws_subnet": {"a": {"vpc_id": "${aws_vpc.v.id}", "cidr_block": "100.64.1.0/24"}}
                """))
        .isEmpty();
  }
}
