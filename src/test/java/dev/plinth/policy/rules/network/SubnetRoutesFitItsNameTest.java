package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetRoutesFitItsNameTest extends RuleProof {
  private static final String PRIVATE = "aws_route.private_2_internet";
  private static final String PUBLIC = "aws_route.public_internet";

  SubnetRoutesFitItsNameTest() {
    super(new SubnetRoutesFitItsName());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("NAT route removed", "ollama/production")
            .without(PRIVATE)
            .foundAt("aws_subnet.private_2"),
        DocumentMutant.of("private led to the internet", "ollama/production")
            .without(PRIVATE, "/nat_gateway_id")
            .with(PRIVATE, "/gateway_id", "\"${aws_internet_gateway.main.id}\"")
            .foundAt("aws_subnet.private_2"),
        DocumentMutant.of("public in the private table", "troubleshooter/mvp")
            .with(
                "aws_route_table_association.public_2",
                "/route_table_id",
                "\"${aws_route_table.private.id}\"")
            .foundAt("aws_subnet.public_2"),
        DocumentMutant.of("private unknown", "ollama/production")
            .without(PRIVATE, "/nat_gateway_id")
            .unknown(PRIVATE, "/gateway_id")
            .foundAt("aws_subnet.private_2"),
        DocumentMutant.of("public unknown", "ollama/staging")
            .unknown(PUBLIC, "/gateway_id")
            .foundAt("aws_subnet.public_1", "aws_subnet.public_2"));
  }

  @Test
  void takes_the_main_table_for_a_subnet_without_its_own() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {}}, "aws_internet_gateway": {"g": {}},
                "aws_subnet": {"private": {"vpc_id": "${aws_vpc.v.id}"}},
                "aws_default_route_table": {"d": {
                  "default_route_table_id": "${aws_vpc.v.default_route_table_id}",
                  "route": {"cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.g.id}"}}}
                """))
        .containsExactly("aws_subnet.private: a route leads to an internet gateway");
  }

  @Test
  void leaves_private_subnets_without_any_way_out_alone() {
    assertThat(
            judging.in(
                """
                "aws_subnet": {"a": {"tags": {"Name": "private-a"}}, "other": {}}
                """))
        .isEmpty();
  }
}
