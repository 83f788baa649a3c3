package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsDeploymentKeepsServingTest extends RuleProof {
  EcsDeploymentKeepsServingTest() {
    super(new EcsDeploymentKeepsServing());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/deployment_minimum_healthy_percent")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("half", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/deployment_minimum_healthy_percent", "50")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("no room", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/deployment_maximum_percent", "100")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("no maximum", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/deployment_maximum_percent")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/deployment_minimum_healthy_percent")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("half", "microservices/prod")
            .with("aws_ecs_service.cart", "/deployment_minimum_healthy_percent", "50")
            .foundAt("aws_ecs_service.cart"));
  }

  @Test
  void leaves_daemons_alone() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"agent": {"scheduling_strategy": "DAEMON",
                  "deployment_minimum_healthy_percent": 0}}
                """))
        .isEmpty();
  }
}
