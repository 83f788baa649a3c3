package dev.plinth.policy.rules.compute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EcsServiceWithoutPublicAddressTest extends RuleProof {
  EcsServiceWithoutPublicAddressTest() {
    super(new EcsServiceWithoutPublicAddress());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("public", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/network_configuration/assign_public_ip", "true")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("public as text", "troubleshooter/mvp")
            .with("aws_ecs_service.service", "/network_configuration/assign_public_ip", "\"true\"")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_ecs_service.service", "/network_configuration/assign_public_ip")
            .foundAt("aws_ecs_service.service"),
        DocumentMutant.of("public", "microservices/prod")
            .with("aws_ecs_service.cart", "/network_configuration/assign_public_ip", "true")
            .foundAt("aws_ecs_service.cart"));
  }

  @Test
  void looks_at_task_sets_too() {
    assertThat(
            judging.in(
                """
                "aws_ecs_task_set": {"blue": {
                  "network_configuration": [{"assign_public_ip": true}]}}
                """))
        .containsExactly("aws_ecs_task_set.blue: assign_public_ip is not false");
  }

  @Test
  void allows_the_default_which_is_none() {
    assertThat(judging.in("\"aws_ecs_service\": {\"a\": {\"network_configuration\": {}}}"))
        .isEmpty();
  }
}
