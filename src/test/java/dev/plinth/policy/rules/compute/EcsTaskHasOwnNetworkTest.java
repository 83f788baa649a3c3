package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcsTaskHasOwnNetworkTest extends RuleProof {
  EcsTaskHasOwnNetworkTest() {
    super(new EcsTaskHasOwnNetwork());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .without("aws_ecs_task_definition.service", "/network_mode")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("host", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/network_mode", "\"host\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_task_definition.service", "/network_mode")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("bridge", "microservices/prod")
            .with("aws_ecs_task_definition.cart", "/network_mode", "\"bridge\"")
            .foundAt("aws_ecs_task_definition.cart"));
  }
}
