package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskReachesKafkaTest extends RuleProof {
  private static final String PLATFORM = "microservices/develop";
  private static final String GROUPS = "/network_configuration/security_groups";
  private static final String SERVICE = "aws_ecs_service.cart";

  TaskReachesKafkaTest() {
    super(new TaskReachesKafka());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("group removed", PLATFORM)
            .without(SERVICE, GROUPS + "/2")
            .foundAt(SERVICE),
        DocumentMutant.of("another group", PLATFORM)
            .with(SERVICE, GROUPS + "/2", "\"${aws_security_group.internal_service.id}\"")
            .foundAt(SERVICE),
        DocumentMutant.of("unknown", PLATFORM).unknown(SERVICE, GROUPS + "/2").foundAt(SERVICE));
  }

  @Test
  void needs_to_know_the_brokers() {
    assertThat(
            judging.inDocument(
                """
                {"terraform": {"backend": {"s3": {"key": "microservices/terraform.tfstate"}}},
                 "resource": {"aws_ecs_service": {"a": {
                   "network_configuration": {"security_groups": ["sg-1"]}}}}}
                """))
        .containsExactly("aws_ecs_service.a: variable kafka_brokers names no broker");
  }
}
