package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.network.TargetAdmitsItsLoadBalancer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InternalServiceWithoutLoadBalancerTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String SERVICE = "aws_ecs_service.inventory";

  InternalServiceWithoutLoadBalancerTest() {
    super(new InternalServiceWithoutLoadBalancer());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("added", PLATFORM)
            .with(
                SERVICE,
                "/load_balancer",
                """
                [{"target_group_arn": "${aws_lb_target_group.cart_targets.arn}",
                  "container_name": "inventory", "container_port": 3007}]
                """)
            .foundAt(SERVICE)
            .also(TargetAdmitsItsLoadBalancer.class),
        DocumentMutant.of("target group added", PLATFORM)
            .with(
                "aws_lb_target_group.inventory_targets",
                "",
                """
                {"name": "inventory-3007-develop", "port": 3007, "protocol": "HTTP", "target_type": "ip",
                 "vpc_id": "${aws_vpc.main.id}", "deregistration_delay": 30, "health_check": {
                   "path": "/health", "interval": 30, "timeout": 5, "healthy_threshold": 2,
                   "unhealthy_threshold": 3}}
                """)
            .foundAt("aws_lb_target_group.inventory_targets"),
        DocumentMutant.of("unknown", PLATFORM).unknown(SERVICE, "/load_balancer").foundAt(SERVICE));
  }

  @Test
  void says_nothing_of_other_projects() {
    assertThat(judging.in("\"aws_lb_target_group\": {\"a\": {\"protocol\": \"HTTP\"}}")).isEmpty();
  }
}
