package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsRootFilesystemReadOnlyTest extends RuleProof {
  EcsRootFilesystemReadOnlyTest() {
    super(new EcsRootFilesystemReadOnly());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "troubleshooter/mvp")
            .removed("/locals/service_containers/0/readonlyRootFilesystem")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("writable", "troubleshooter/mvp")
            .with("/locals/service_containers/0/readonlyRootFilesystem", "false")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .with(
                "/locals/service_containers/0/readonlyRootFilesystem",
                "\"${data.external.later.result.value}\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("closed to operators", "microservices/prod")
            .with("aws_ecs_service.cart", "/enable_execute_command", "false")
            .foundAt("aws_ecs_task_definition.cart"));
  }

  @Test
  void allows_a_shell_that_needs_to_write_where_every_service_is_open_to_operators() {
    String containers = "[{\\\"name\\\": \\\"orders\\\"}]";
    String resources =
        """
        "aws_ecs_task_definition": {"orders": {"container_definitions": "%s"}},
        "aws_ecs_service": {
          "orders": {"task_definition": "${aws_ecs_task_definition.orders.arn}",
            "enable_execute_command": true},
          "replay": {"task_definition": "${aws_ecs_task_definition.orders.arn}",
            "enable_execute_command": %s}}
        """;

    assertThat(judging.in(resources.formatted(containers, "true"))).isEmpty();
    assertThat(judging.in(resources.formatted(containers, "false"))).hasSize(1);
  }

  @Test
  void allows_a_log_router_to_write_its_configuration() {
    assertThat(
            judging.inDocument(
                """
                {"locals": {"orders": [
                   {"name": "router", "firelensConfiguration": {"type": "fluentbit"}}]},
                 "resource": {"aws_ecs_task_definition": {"orders": {
                   "container_definitions": "${jsonencode(local.orders)}"}}}}
                """))
        .isEmpty();
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
