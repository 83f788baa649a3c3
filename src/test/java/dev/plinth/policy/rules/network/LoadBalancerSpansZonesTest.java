package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoadBalancerSpansZonesTest extends RuleProof {
  LoadBalancerSpansZonesTest() {
    super(new LoadBalancerSpansZones());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("a zone removed", "ollama/production")
            .without("aws_lb.main", "/subnets/1")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("the same zone twice", "troubleshooter/mvp")
            .with("aws_lb.main", "/subnets/1", "\"${aws_subnet.public_1.id}\"")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_lb.main", "/subnets")
            .foundAt("aws_lb.main"));
  }

  @Test
  void looks_at_subnet_mappings_too() {
    assertThat(
            judging.in(
                """
                "aws_lb": {"a": {"subnet_mapping": [{"subnet_id": "${aws_subnet.a.id}"},
                  {"subnet_id": "${aws_subnet.b.id}"}]}},
                "aws_subnet": {"a": {"availability_zone": "a"}, "b": {"availability_zone": "b"}}
                """))
        .isEmpty();
  }
}
