package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsContainerLogsTest extends RuleProof {
  EcsContainerLogsTest() {
    super(new EcsContainerLogs());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .removed("/locals/service_containers/0/logConfiguration")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("no driver", "troubleshooter/mvp")
            .with("/locals/service_containers/0/logConfiguration/logDriver", "null")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/service_containers/0/logConfiguration",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"));
  }

  @Test
  void denies_containers_that_cannot_be_read_before_apply() {
    assertThat(
            judging.in(
                """
                "aws_ecs_task_definition": {"orders": {"family": "orders",
                  "container_definitions": "${data.aws_s3_object.containers.body}"}}
                """))
        .containsExactly(
            "aws_ecs_task_definition.orders: container_definitions cannot be read before apply");
  }
}
