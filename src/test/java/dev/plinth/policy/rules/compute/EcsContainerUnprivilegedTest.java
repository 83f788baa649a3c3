package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsContainerUnprivilegedTest extends RuleProof {
  EcsContainerUnprivilegedTest() {
    super(new EcsContainerUnprivileged());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("privileged", "troubleshooter/mvp")
            .with("/locals/service_containers/0/privileged", "true")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("privileged as text", "troubleshooter/mvp")
            .with("/locals/service_containers/0/privileged", "\"true\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/service_containers/0/privileged",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"));
  }

  @Test
  void looks_at_each_container() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"orders": [{"name": "orders"}, {"name": "proxy", "privileged": true}]},
                 "resource": {"aws_ecs_task_definition": {"orders": {
                   "container_definitions": "${jsonencode(local.orders)}"}}}}
                """))
        .containsExactly(
            "aws_ecs_task_definition.orders: container proxy: privileged is not false");
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
