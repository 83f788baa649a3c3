package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.access.RoleIsUsed;
import java.util.stream.Stream;

class EcsTaskRolesApartTest extends RuleProof {
  EcsTaskRolesApartTest() {
    super(new EcsTaskRolesApart());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("one role for both", "troubleshooter/mvp")
            .with(
                "aws_ecs_task_definition.service",
                "/task_role_arn",
                "\"${aws_iam_role.execution.arn}\"")
            .foundAt("aws_ecs_task_definition.service")
            .also(RoleIsUsed.class),
        DocumentMutant.of("one text for both", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/task_role_arn", "\"arn:aws:iam::1:role/a\"")
            .with(
                "aws_ecs_task_definition.service",
                "/execution_role_arn",
                "\"arn:aws:iam::1:role/a\"")
            .foundAt("aws_ecs_task_definition.service")
            .also(RoleIsUsed.class),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/task_role_arn", "\"${local.later}\"")
            .foundAt("aws_ecs_task_definition.service")
            .also(RoleIsUsed.class));
  }
}
