package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicTaskAdmitsLoadBalancerOnlyTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String RULE =
      "aws_vpc_security_group_ingress_rule.cart_service_requests_from_alb";
  private static final String GROUP = "/referenced_security_group_id";

  PublicTaskAdmitsLoadBalancerOnlyTest() {
    super(new PublicTaskAdmitsLoadBalancerOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("services admitted", PLATFORM)
            .with(RULE, GROUP, "\"${aws_security_group.kafka_client.id}\"")
            .foundAt(RULE),
        DocumentMutant.of("the network admitted", PLATFORM)
            .without(RULE, GROUP)
            .with(RULE, "/cidr_ipv4", "\"${aws_vpc.main.cidr_block}\"")
            .foundAt(RULE),
        DocumentMutant.of("group removed", PLATFORM).without(RULE, GROUP).foundAt(RULE),
        DocumentMutant.of("unknown", PLATFORM).unknown(RULE, GROUP).foundAt(RULE));
  }

  @Test
  void says_nothing_of_other_projects() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"a": {"load_balancer": [{"container_port": 80}],
                  "network_configuration": {"security_groups":
                    ["${aws_security_group.a.id}", "${aws_security_group.public_service.id}"]}}},
                "aws_security_group": {"a": {"ingress": {"protocol": "tcp", "from_port": 80,
                  "to_port": 80, "cidr_blocks": ["10.0.0.0/8"]}}}
                """))
        .isEmpty();
  }
}
