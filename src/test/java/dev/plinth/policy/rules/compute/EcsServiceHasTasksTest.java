package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcsServiceHasTasksTest extends RuleProof {
  EcsServiceHasTasksTest() {
    super(new EcsServiceHasTasks());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_service.service", "/desired_count")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("none", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/desired_count", "0")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("negative", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/desired_count", "-1")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/desired_count")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("none", "microservices/prod")
            .with("aws_ecs_service.cart", "/desired_count", "0")
            .foundAt("aws_ecs_service.cart"));
  }
}
