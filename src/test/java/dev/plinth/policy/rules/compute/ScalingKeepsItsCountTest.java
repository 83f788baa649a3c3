package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScalingKeepsItsCountTest extends RuleProof {
  ScalingKeepsItsCountTest() {
    super(new ScalingKeepsItsCount());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/lifecycle")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("another argument", "microservices/prod")
            .with("aws_ecs_service.cart", "/lifecycle/ignore_changes", "[\"task_definition\"]")
            .foundAt("aws_ecs_service.cart"),
        DocumentMutant.of("of the group", "ollama/production")
            .with(
                "aws_autoscaling_group.app",
                "/lifecycle/ignore_changes",
                "[\"initial_lifecycle_hook\"]")
            .foundAt("aws_autoscaling_group.app"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/lifecycle/ignore_changes")
            .foundAt("aws_ecs_service.service"));
  }

  @Test
  void leaves_numbers_alone_that_nothing_moves() {
    assertThat(
            judging.in(
                """
                "aws_ecs_service": {"orders": {"name": "orders", "desired_count": 2}},
                "aws_autoscaling_group": {"app": {"desired_capacity": 2}}
                """))
        .isEmpty();
  }
}
