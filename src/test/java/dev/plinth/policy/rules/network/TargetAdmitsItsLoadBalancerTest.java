package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TargetAdmitsItsLoadBalancerTest extends RuleProof {
  private static final String SERVICE = "aws_ecs_service.service";
  private static final String INSTANCES = "aws_autoscaling_group.app";

  TargetAdmitsItsLoadBalancerTest() {
    super(new TargetAdmitsItsLoadBalancer());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("rule inward removed", "troubleshooter/mvp")
            .without("aws_vpc_security_group_ingress_rule.ecs_service_sg_requests_from_alb_sg")
            .foundAt(SERVICE),
        DocumentMutant.of("rule outward removed", "ollama/production")
            .without("aws_vpc_security_group_egress_rule.alb_chat_to_frontend")
            .foundAt(INSTANCES),
        DocumentMutant.of("another port", "ollama/dev")
            .with("aws_vpc_security_group_ingress_rule.backend_api_from_alb", "/from_port", "11435")
            .with("aws_vpc_security_group_ingress_rule.backend_api_from_alb", "/to_port", "11435")
            .foundAt(INSTANCES),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown(SERVICE, "/network_configuration/security_groups")
            .foundAt(SERVICE));
  }

  @Test
  void leaves_tasks_without_a_load_balancer_alone() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"a": {"network_configuration": {"security_groups": ["sg-1"]}}}
                """))
        .isEmpty();
  }
}
