package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsShellsRecordedTest extends RuleProof {
  EcsShellsRecordedTest() {
    super(new EcsShellsRecorded());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_ecs_cluster.main", "/configuration/execute_command_configuration")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("no log", "microservices/prod")
            .with(
                "aws_ecs_cluster.main",
                "/configuration/execute_command_configuration/logging",
                "\"NONE\"")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("no key", "microservices/prod")
            .without(
                "aws_ecs_cluster.main", "/configuration/execute_command_configuration/kms_key_id")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("no place", "microservices/prod")
            .with(
                "aws_ecs_cluster.main",
                "/configuration/execute_command_configuration/log_configuration",
                "{}")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_ecs_cluster.main", "/configuration/execute_command_configuration/logging")
            .foundAt("aws_ecs_cluster.main"),
        DocumentMutant.of("opened", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/enable_execute_command", "true")
            .without("aws_ecs_cluster.main", "/configuration/execute_command_configuration")
            .foundAt("aws_ecs_cluster.main"));
  }

  @Test
  void leaves_clusters_without_shells_alone() {
    assertThat(judging.in("\"aws_ecs_cluster\": {\"shop\": {\"name\": \"shop\"}}")).isEmpty();
  }
}
