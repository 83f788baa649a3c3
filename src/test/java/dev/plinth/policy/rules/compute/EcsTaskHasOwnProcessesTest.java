package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class EcsTaskHasOwnProcessesTest extends RuleProof {
  EcsTaskHasOwnProcessesTest() {
    super(new EcsTaskHasOwnProcesses());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("processes of the host", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/pid_mode", "\"host\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("memory of the host", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/ipc_mode", "\"host\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_task_definition.service", "/pid_mode")
            .foundAt("aws_ecs_task_definition.service"));
  }
}
