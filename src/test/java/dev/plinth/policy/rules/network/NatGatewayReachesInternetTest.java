package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NatGatewayReachesInternetTest extends RuleProof {
  private static final String GATEWAY = "aws_nat_gateway.main";

  NatGatewayReachesInternetTest() {
    super(new NatGatewayReachesInternet());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("moved", "ollama/production")
            .with(GATEWAY, "/subnet_id", "\"${aws_subnet.private_1.id}\"")
            .foundAt(GATEWAY),
        DocumentMutant.of("route removed", "ollama/staging")
            .without("aws_route.public_internet")
            .foundAt(GATEWAY),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(GATEWAY, "/subnet_id")
            .foundAt(GATEWAY));
  }

  @Test
  void follows_routes_within_the_table() {
    assertThat(
            judging.in(
                """
                "aws_nat_gateway": {"n": {"subnet_id": "${aws_subnet.s.id}"}}, "aws_subnet": {"s": {}},
                "aws_route_table": {"t": {"route": [
                  {"ipv6_cidr_block": "::/0", "gateway_id": "igw-0a1b2c3d"}]}},
                "aws_route_table_association": {"s": {"subnet_id": "${aws_subnet.s.id}",
                  "route_table_id": "${aws_route_table.t.id}"}}
                """))
        .isEmpty();
  }
}
