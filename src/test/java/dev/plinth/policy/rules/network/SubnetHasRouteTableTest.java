package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubnetHasRouteTableTest extends RuleProof {
  private static final String ASSOCIATION = "aws_route_table_association.private_1";

  SubnetHasRouteTableTest() {
    super(new SubnetHasRouteTable());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without(ASSOCIATION)
            .foundAt("aws_subnet.private_1"),
        DocumentMutant.of("given to another", "troubleshooter/mvp")
            .with(ASSOCIATION, "/subnet_id", "\"${aws_subnet.public_1.id}\"")
            .foundAt("aws_subnet.private_1"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown(ASSOCIATION, "/subnet_id")
            .foundAt("aws_subnet.private_1"));
  }

  @Test
  void allows_a_main_table_that_the_document_chooses() {
    assertThat(
            judging.in(
                """
                "aws_vpc": {"v": {}}, "aws_route_table": {"t": {"vpc_id": "${aws_vpc.v.id}"}},
                "aws_subnet": {"a": {"vpc_id": "${aws_vpc.v.id}"}},
                "aws_main_route_table_association": {"m": {"vpc_id": "${aws_vpc.v.id}",
                  "route_table_id": "${aws_route_table.t.id}"}}
                """))
        .isEmpty();
  }
}
