package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsDeploymentRollsBackTest extends RuleProof {
  EcsDeploymentRollsBackTest() {
    super(new EcsDeploymentRollsBack());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/deployment_circuit_breaker")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("off", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/deployment_circuit_breaker/enable", "false")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("stops only", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/deployment_circuit_breaker/rollback", "false")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/deployment_circuit_breaker/rollback")
            .foundAt("aws_ecs_service.service"));
  }

  @Test
  void leaves_services_to_codedeploy() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"orders": {"deployment_controller": [{"type": "CODE_DEPLOY"}]}}
                """))
        .isEmpty();
  }
}
