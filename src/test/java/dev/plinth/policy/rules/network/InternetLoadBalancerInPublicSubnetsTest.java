package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InternetLoadBalancerInPublicSubnetsTest extends RuleProof {
  InternetLoadBalancerInPublicSubnetsTest() {
    super(new InternetLoadBalancerInPublicSubnets());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("moved", "ollama/production")
            .with("aws_lb.main", "/subnets/0", "\"${aws_subnet.private_1.id}\"")
            .foundAt("aws_lb.main"),
        DocumentMutant.of("route removed", "troubleshooter/mvp")
            .without("aws_route.public_internet")
            .foundAt("aws_lb.main", "aws_lb.main"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_lb.main", "/subnets")
            .foundAt("aws_lb.main"));
  }

  @Test
  void looks_at_subnet_mappings_too() {
    assertThat(
            judging.in(
                """
                "aws_lb": {"a": {"load_balancer_type": "network", "subnet_mapping": [
                  {"subnet_id": "${aws_subnet.s.id}"}]}},
                "aws_subnet": {"s": {}}
                """))
        .containsExactly("aws_lb.a: aws_subnet.s has no route to an internet gateway");
  }
}
