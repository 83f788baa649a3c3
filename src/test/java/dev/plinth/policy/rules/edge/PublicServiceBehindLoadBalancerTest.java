package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicServiceBehindLoadBalancerTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String SERVICE = "aws_ecs_service.cart";

  PublicServiceBehindLoadBalancerTest() {
    super(new PublicServiceBehindLoadBalancer());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", PLATFORM).without(SERVICE, "/load_balancer").foundAt(SERVICE),
        DocumentMutant.of("rule removed", PLATFORM)
            .without("aws_lb_listener_rule.cart")
            .foundAt(SERVICE),
        DocumentMutant.of("another target group", PLATFORM)
            .with(
                "aws_lb_listener_rule.cart",
                "/action/0/target_group_arn",
                "\"${aws_lb_target_group.orders_targets.arn}\"")
            .foundAt(SERVICE),
        DocumentMutant.of("unknown", PLATFORM)
            .unknown(SERVICE, "/load_balancer/0/target_group_arn")
            .foundAt(SERVICE));
  }

  @Test
  void says_nothing_of_other_projects() {
    assertThat(judging.in("\"aws_ecs_service\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
