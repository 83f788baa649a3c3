package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsTaskSizedForFargateTest extends RuleProof {
  EcsTaskSizedForFargateTest() {
    super(new EcsTaskSizedForFargate());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("memory removed", "troubleshooter/mvp")
            .without("aws_ecs_task_definition.service", "/memory")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("too much memory", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/memory", "\"16384\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("no such processor", "troubleshooter/mvp")
            .with("aws_ecs_task_definition.service", "/cpu", "\"1000\"")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_task_definition.service", "/cpu")
            .foundAt("aws_ecs_task_definition.service"),
        DocumentMutant.of("too little memory", "microservices/prod")
            .with("aws_ecs_task_definition.cart", "/memory", "\"256\"")
            .foundAt("aws_ecs_task_definition.cart"));
  }

  @ParameterizedTest
  @CsvSource({
    "256, 512",
    "256, 2048",
    "512, 1024",
    "1024, 8192",
    "2048, 16384",
    "4096, 30720",
    "8192, 16384",
    "8192, 61440",
    "16384, 122880",
    ".5 vCPU, 2 GB",
    "1vCPU, 2GB"
  })
  void allows_what_fargate_has(String cpu, String memory) {
    assertThat(judging.in(task(cpu, memory))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "256, 1536",
    "512, 512",
    "1024, 1024",
    "4096, 31744",
    "8192, 17408",
    "16384, 30720",
    "128, 256",
    "1 vCPU, 9 GB",
    "1024, 2 TB",
    "'', ''"
  })
  void denies_what_fargate_does_not_have(String cpu, String memory) {
    assertThat(judging.in(task(cpu, memory)))
        .containsExactly(
            "aws_ecs_task_definition.orders: Fargate has no size of cpu %s and memory %s"
                .formatted(cpu, memory));
  }

  @Test
  void leaves_tasks_on_instances_alone() {
    assertThat(
            judging.in(
                """
                "aws_ecs_task_definition": {"orders": {"requires_compatibilities": ["EC2"],
                  "cpu": 100, "memory": 100}}
                """))
        .isEmpty();
  }

  private static String task(String cpu, String memory) {
    return """
        "aws_ecs_task_definition": {"orders": {"requires_compatibilities": ["FARGATE"],
          "cpu": "%s", "memory": "%s"}}
        """
        .formatted(cpu, memory);
  }
}
