package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrivateRouteStaysInItsZoneTest extends RuleProof {
  private static final String ROUTE = "aws_route.private_2_internet";

  PrivateRouteStaysInItsZoneTest() {
    super(new PrivateRouteStaysInItsZone());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("through the other zone", "ollama/production")
            .with(ROUTE, "/nat_gateway_id", "\"${aws_nat_gateway.main.id}\"")
            .foundAt("aws_subnet.private_2"),
        DocumentMutant.of("table shared", "troubleshooter/mvp")
            .with(
                "aws_route_table_association.private_1",
                "/route_table_id",
                "\"${aws_route_table.private_2.id}\"")
            .foundAt("aws_subnet.private_1"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_subnet.private_1", "/availability_zone")
            .foundAt("aws_subnet.private_1"));
  }

  @Test
  void allows_one_gateway_for_all_zones() {
    assertThat(
            judging.in(
                """
                "aws_subnet": {"p": {"availability_zone": "a"}, "b": {"availability_zone": "b"}},
                "aws_nat_gateway": {"n": {"subnet_id": "${aws_subnet.p.id}"}},
                "aws_route_table": {"t": {"route": {"nat_gateway_id": "${aws_nat_gateway.n.id}"}}},
                "aws_route_table_association": {"b": {"subnet_id": "${aws_subnet.b.id}",
                  "route_table_id": "${aws_route_table.t.id}"}}
                """))
        .isEmpty();
  }
}
